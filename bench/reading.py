"""stub"""


def run(*, peers: bool) -> None: ...
