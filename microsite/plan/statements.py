"""What any page shows of a statement: where its source says it, what became of it."""

from __future__ import annotations

from typing import Any

from microsite.model.content import Place
from microsite.model.outcomes import Verdict
from microsite.plan import views
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText
from microsite.text.phrases import STATUS_PHRASES


class Statements(SiteTexts):
    """The site in one language, with what its reports state."""

    def status(self, verdict: Verdict | None) -> dict[str, Any]:
        """The fields of a view that say in a word what became of a target."""
        if verdict is None:
            return {"status": "", "status_word": None}
        return {"status": verdict.status, "status_word": self.localizer.phrase(STATUS_PHRASES[verdict.status])}

    def share(self, verdict: Verdict | None) -> LocalizedText | None:
        """The result in percent of the target, where that means something."""
        return self.localizer.percentage(verdict.share) if verdict is not None and verdict.share is not None else None

    def place(self, place: Place) -> views.PlaceView:
        """Where a source says it."""
        id_, locator, _ = place
        return self.remembered(
            "place", (id_, locator), lambda: views.PlaceView(self.document_title(id_) if id_ else None, self.as_typed(locator))
        )
