"""The countries with a published index, and the topics: whom and what a measured atlas speaks of."""

import json

from mutirao.cli.framework import set_up_django


def main() -> None:
    set_up_django()
    from mutirao.atlas.queries.topics import topics
    from mutirao.directory.reference import shipped_gci

    print(json.dumps({"countries": sorted(shipped_gci()), "topics": [topic.key for topic in topics()]}))


if __name__ == "__main__":
    main()
