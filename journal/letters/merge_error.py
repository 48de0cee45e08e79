"""PURE. What is wrong with a file that is merged, as one sentence that goes on from "the file X: "."""


class MergeError(Exception):
    """`line` is known of text files alone."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.what, self.line = what, line

    def __reduce__(self) -> tuple[type["MergeError"], tuple[str, int | None]]:
        return MergeError, (self.what, self.line)
