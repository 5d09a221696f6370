"""The look at a week: a line for each area, with a number, a word, or nothing."""

from typing import Any

from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Action, Book
from troth.domain.draft import MOMENT, Draft, DraftSlot
from troth.domain.errors import Refused
from troth.domain.journey.check_in import AREA_LINES, AREAS, AreaSaid, area_said, check_in
from troth.tui.context import Context
from troth.tui.kit.form import Field
from troth.tui.record_form import RecordForm

SLOT = DraftSlot(MOMENT, ("checkin",))
"""Where the words of a look at the week wait."""


class CheckInForm(RecordForm):
    """Seven lines. What is left empty stays unsaid, and is no zero."""

    def __init__(self, context: Context, book: Book, draft: Draft | None = None) -> None:
        """Empty, or as the `draft` was left."""
        fields = [Field(f"area{at}", area, AREA_LINES[at], "", area_said) for at, area in enumerate(AREAS)]
        super().__init__("This week: 0 to 10 and a word, or nothing", fields, context, book, SLOT, draft)

    def answer(self, values: dict[str, Any]) -> Action:
        """The check-in. Raises `Refused` when nothing was said."""
        said: list[AreaSaid] = [values[f"area{at}"] for at in range(len(AREAS))]
        if not any(each.value is not None or each.word for each in said):
            raise Refused("Nothing was said of any area yet. Nothing was saved.")
        now = self.context.now(self._book)
        return AddRecord(check_in(self.context.uid(), now.at, now.today, said), now.today)
