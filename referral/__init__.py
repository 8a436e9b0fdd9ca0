"""Checklists for identifying and referring refugees and asylum-seekers at borders."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from referral.settings import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """The web application, assembled; settings are read from the instance folder when not given."""
    # Imported here, so that the engine and the commands do not bring the web along.
    from referral import wings
    from referral.archive import web as archive
    from referral.archive.web import curating, steps
    from referral.practice.web import (
        case_to_scenario,  # noqa: F401 - adds pages to the supervisor's
        tabletop,
        training,
        traveller,
    )
    from referral.practice.web import trainee as practice
    from referral.settings import load
    from referral.web import officer, supervisor
    from referral.web.app import (
        access,
        addresses,
        application,
        compression,
        headers,
        hooks,
        locales,
        pages,
        request_db,
        signing,
    )
    from referral.web.faults import errors, last_resort, redirects, refusals
    from referral.web.public import checklists, public
    from referral.web.signin import devices, presence, signin

    settings = settings or load()
    wings.add_work()
    app = application.Application(__name__, template_folder=str(settings.root / "templates"))
    app.config.update(application.flask_configuration(settings))
    application.init_app(app, settings)
    refusals.init_app(app)
    request_db.init_app(app)
    signing.init_app(app)
    devices.init_app(app)
    addresses.init_app(app, settings)
    locales.init_app(app)
    redirects.init_app(app)
    errors.init_app(app)
    access.init_app(app)  # before the forgery check: who is nobody learns that first
    pages.init_app(app)
    origins = steps.origins(settings.root / "checklists")
    hooks.init_app(app, hooks.Hooks(traveller.beside, traveller.strip, origins))
    compression.init_app(app)
    last_resort.init_app(app)
    headers.init_app(app, settings)  # around all of it
    officer.operations.init_app(app)
    parts = (
        *(public, checklists, tabletop, archive, curating, signin, presence),
        *(officer, supervisor, practice, training),
    )
    for part in parts:
        app.register_blueprint(part.bp)
    practice.current_run.init_app(app)
    return app
