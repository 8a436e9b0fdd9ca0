"""Every figure of the project, measured in one run: ``./dev bench``."""

from tests.bench import archive, engine, pdf, queue, served, store


def main() -> None:
    """Measure and print, part by part."""
    for title, measure in (
        ("Engine", engine.measure),
        ("Store", store.measure),
        ("Queue", queue.measure),
        ("Pages", served.measure),
        ("Paper", pdf.measure),
        ("Archive (each search under 20 ms)", archive.measure),
    ):
        print(f"\n{title}")
        for what, figure in measure():
            print(f"  {what:<75} {figure}")


if __name__ == "__main__":
    main()
