"""What every test may ask for: a fresh database of each engine, settings, the small checklist."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from referral.definitions.library import Library, library_at
from referral.settings import Settings, root
from referral.store.database import Database
from tests.between import ONLY_SQL
from tests.builders import Border
from tests.cli.typing_commands import run
from tests.engines import Engine, PostgreSQLCluster, SQLiteFiles

pytest_plugins = [
    "tests.web.furnishing",
    "tests.web.town",
    "tests.browser.border",
    "tests.small_disks",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="run the tests marked as thorough, which take long, and no others",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Part the tests in two runs: the ordinary one, and the thorough one."""
    wanted = bool(config.getoption("--thorough"))
    parted: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for item in items:
        parted[(item.get_closest_marker("thorough") is not None) == wanted].append(item)
    config.hook.pytest_deselected(items=parted[False])
    items[:] = parted[True]


@pytest.fixture(autouse=True)
def _only_sql_between_begin_and_commit() -> Iterator[None]:
    """No test leaves anything else in a writing transaction unnoticed."""
    ONLY_SQL.found.clear()
    yield
    found = list(dict.fromkeys(ONLY_SQL.found))
    if found:
        pytest.fail("Done between BEGIN and COMMIT: " + "; ".join(found))


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SQLiteFiles:
    return SQLiteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQLCluster]:
    try:
        cluster = PostgreSQLCluster()
    except LookupError as missing:
        pytest.fail(str(missing))
    yield cluster
    cluster.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.thorough)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn: the ordinary run takes the one that a post has, the thorough run both."""
    chosen: Engine = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def database(engine: Engine) -> Iterator[Database]:
    """An empty database, on each engine in turn."""
    opened = Database(engine.fresh())
    yield opened
    opened.close()


@pytest.fixture
def border(database: Database, library: Library) -> Border:
    """Two posts with their people, on each engine in turn."""
    return Border(database, library)


@pytest.fixture(scope="session")
def library() -> Library:
    """The small checklist of the tests."""
    return library_at(Path(__file__).parent / "checklists")


@pytest.fixture
def settings(sqlite: SQLiteFiles, tmp_path: Path) -> Settings:
    """Settings of an instance with an empty SQLite database and the real checklists."""
    return Settings(
        root=root(),
        instance=tmp_path,
        database=sqlite.fresh(),
        secret_key="a key that is no secret",
    )


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance with the demonstration, which every test may look at and none may change."""
    folder = tmp_path_factory.mktemp("demonstration") / "instance"
    result = run("demo", "--instance", folder)
    assert result.exit_code == 0, result.output
    return folder
