import pytest

from web_factory import EXAMPLES, browse, make_store, serve


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    """The store of the example stories, which tests only read."""
    folders = [EXAMPLES / name for name in ("brueckensperrung", "gipfel-summit", "harbour-fire")]
    with make_store(tmp_path_factory.mktemp("store"), paths=folders) as store:
        yield store


@pytest.fixture(scope="session")
def address(examples):
    """The address of a workbench on the example stories, which tests only read."""
    with serve(examples) as address:
        yield address


@pytest.fixture
def client(address):
    with browse(address) as client:
        yield client
