"""Clear words for what the engine does not provide."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from ikm_xl.excel import base_classes

_Class = TypeVar("_Class", bound=type)


def complete(cls: _Class) -> _Class:
    """Let every member of its xlwings base class that ``cls`` lacks say that the engine does not provide it.

    The base classes themselves raise NotImplementedError without a word.
    """
    base = next(parent for parent in cls.__mro__ if parent.__module__ == base_classes.__name__)
    for name, member in vars(base).items():
        if not name.startswith("__") and name not in _SHARED and getattr(cls, name) is member:
            setattr(cls, name, _missing(f"{cls.__name__}.{name}", isinstance(member, property)))
    return cls


_SHARED = {"expand"}  # what the base classes do provide, for every engine


def _missing(name: str, is_property: bool) -> Any:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise NotImplementedError(f"the openpyxl engine does not provide {name}")

    return property(refuse, refuse) if is_property else refuse
