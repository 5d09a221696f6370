"""The app: what holds the tabs together, opens pages, keeps drafts and makes changes so."""
