"""What the foot of the board says: what `L` would do with the card at hand, or `H`."""

from troth.domain.actions.columns import beside
from troth.domain.board import SETTLES_AFTER, Card
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.wording import coming_day


def next_words(card: Card, now: Now, on: str = "L", back: str = "H", private: str = "K") -> str:
    """One sentence for 58 columns on where the card can go; `on`, `back` and `private` are the keys in force."""
    made, here = card.boundary, beside(card.boundary, now, 1)
    match card.status:
        case "withdrawn":
            return f"{on} takes it up again, under forming."
        case "forming" if made.firmness == "firm" and not made.what_i_will_do:
            return f"{on} asks what you will do; then it is ready to say."
        case "forming":
            return f"{on} makes it ready to say; its words are looked at once."
        case "ready" if here is None:
            return f"It stays with you. {private} makes it one to be said."
        case "ready":
            return f"{on} notes that it was said today."
        case "said" if made.owner == "partner":
            return f"{on} says it back with you; then it is understood."
        case "said":
            return f"{on} asks what was said back; then it is understood."
        case "understood":
            return f"It is lived once it is honoured, or {_settles(made, now)}."
        case "lived":
            return f"{on} takes it to review, to look at it again."
        case "review" if beside(made, now, -1) is None:
            return f"{on} lets it rest."
        case "review":
            return f"{on} lets it rest, {back} says that it still holds."
        case _ if beside(made, now, -1) is None:
            return "An agreement that rested is agreed on anew."
    return f"{back} brings it back to review."


def _settles(made: Boundary, now: Now) -> str:
    since = (now.today - (made.understood_on or now.today)).days
    day = now.today.fromordinal(now.today.toordinal() + max(0, SETTLES_AFTER - since))
    said = coming_day(day, now.today)
    return said if said.startswith("on ") or said in ("today", "tomorrow") else f"on {said}"
