"""Every figure of the project, measured in one run: ``./dev bench``."""

from tests.bench import archive, engine, pdf, served, store


def main() -> None:
    """Measure and print, part by part."""
    for title, measure in (
        ("Engine", engine.measure),
        ("Store", store.measure),
        ("Pages", served.measure),
        ("Paper", pdf.measure),
        ("Archive (each under 50 ms)", archive.measure),
    ):
        print(f"\n{title}")
        for what, figure in measure():
            print(f"  {what:<75} {figure}")


if __name__ == "__main__":
    main()
