"""What every part of a file of ours or of a pack is, once it is read."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """What every part of a file is: frozen, with no key it does not know and no guessing of types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
