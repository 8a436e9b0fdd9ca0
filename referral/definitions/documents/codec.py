"""Dataclasses of the engine to plain JSON data and back, by their types alone.

Lists hold the order; enumerations are their values. A field that does not count when values are
compared is left out. What is kept forever is ``written_out``: it says every field, so that no later
default can change what it means. What is kept only until it is read again (``encoded``) leaves out
fields that have their default.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from referral.engine.conditions import AllOf, AnyOf, Condition, FactHolds, Operator, Test

Made = TypeVar("Made")
Decode = Callable[[Any], Any]
Wanted = Callable[[Iterable[str]], frozenset[str]]
"""Which of the keys of a value must be said."""


class UnknownCondition(ValueError):
    """A condition of a document that this program does not know; it must not be taken for false."""

    def __init__(self, found: object) -> None:
        super().__init__(f"The document holds a condition that is not known here: {found!r}.")


class UnknownKeys(ValueError):
    """Parts of a document that this program does not know."""

    def __init__(self, what: str, keys: set[str]) -> None:
        super().__init__(f"The document says of {what} what is not known here: {sorted(keys)}.")


class KeysMissing(ValueError):
    """What a document that says everything does not say; it must not be guessed."""

    def __init__(self, what: str, keys: set[str]) -> None:
        super().__init__(f"The document does not say of {what}: {sorted(keys)}.")


def written_out(value: Any) -> Any:
    """Plain data of a value of the model, its defaults too."""
    return _plain(value, lambda _field, _value: True)


def encoded(value: Any) -> Any:
    """Plain data of a value of the model, without what has its default."""
    return _plain(value, lambda field, each: bool(each != field.default))


def read_out(what: type[Made], plain: Any) -> Made:
    """A value of the model from plain data that says everything.

    Raises KeysMissing, UnknownKeys, UnknownCondition, ValueError.
    """
    decode: Callable[[Any], Made] = _decoder(cast(Hashable, what), _every_key)
    return decode(plain)


def decoded(what: type[Made], plain: Any) -> Made:
    """A value of the model from plain data. Raises UnknownKeys, UnknownCondition, ValueError."""
    decode: Callable[[Any], Made] = _decoder(cast(Hashable, what), _no_key)
    return decode(plain)


def _plain(value: Any, says: Callable[[Field[Any], Any], bool]) -> Any:
    if isinstance(value, Test | AllOf | AnyOf | FactHolds):
        return _condition_encoded(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one, says) for one in value]
    if is_dataclass(value):
        return {
            field.name: _plain(each, says)
            for field in fields(value)
            if field.compare and says(field, each := getattr(value, field.name))
        }
    return value


@cache
def _decoder(what: Any, wanted: Wanted) -> Decode:
    arguments = get_args(what)
    if get_origin(what) is tuple:
        return _tuple_decoder(arguments, wanted)
    if arguments:  # a union: a condition, or something that may be absent
        kinds = [one for one in arguments if one is not NoneType]
        is_condition = set(kinds) == set(get_args(Condition))
        return _or_none(_condition if is_condition else _decoder(kinds[0], wanted), arguments)
    if is_dataclass(what) and isinstance(what, type):
        return _dataclass_decoder(what, wanted)
    return what if issubclass(what, Enum) else _as_it_is


def _or_none(decode: Decode, arguments: tuple[Any, ...]) -> Decode:
    if NoneType not in arguments:
        return decode
    return lambda plain: None if plain is None else decode(plain)


def _tuple_decoder(arguments: tuple[Any, ...], wanted: Wanted) -> Decode:
    if arguments[-1] is Ellipsis:
        one = _decoder(arguments[0], wanted)
        return lambda plain: tuple([one(each) for each in plain])
    decoders = [_decoder(argument, wanted) for argument in arguments]
    return lambda plain: tuple([one(each) for one, each in zip(decoders, plain, strict=True)])


def _dataclass_decoder(what: type, wanted: Wanted) -> Decode:
    hints = get_type_hints(what)
    decoders = {
        field.name: _decoder(hints[field.name], wanted) for field in fields(what) if field.compare
    }
    required = wanted(decoders)

    def decode(plain: Mapping[str, Any]) -> Any:
        if unknown := plain.keys() - decoders.keys():
            raise UnknownKeys(what.__name__, set(unknown))
        if missing := required - plain.keys():
            raise KeysMissing(what.__name__, set(missing))
        return what(**{key: decoders[key](each) for key, each in plain.items()})

    return decode


def _every_key(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(keys)


def _no_key(_keys: Iterable[str]) -> frozenset[str]:
    return frozenset()


def _as_it_is(plain: Any) -> Any:
    return plain


def _condition_encoded(condition: Condition) -> dict[str, Any]:
    match condition:
        case Test(step, operator, operand):
            return {"answer": step, operator.value: encoded(operand)}
        case AllOf(parts):
            return {"all": [_condition_encoded(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [_condition_encoded(part) for part in parts]}
        case FactHolds(fact):
            return {"fact": fact}


def _condition(plain: Any) -> Condition:
    match plain:
        case {"answer": str(step)} if len(plain) == 2:
            return _test(step, *(one for one in plain.items() if one[0] != "answer"))
        case {"all": [_, *_] as parts} if len(plain) == 1:
            return AllOf(tuple([_condition(part) for part in parts]))
        case {"any": [_, *_] as parts} if len(plain) == 1:
            return AnyOf(tuple([_condition(part) for part in parts]))
        case {"fact": str(fact)} if len(plain) == 1:
            return FactHolds(fact)
    raise UnknownCondition(plain)


def _test(step: str, comparison: tuple[str, Any]) -> Test:
    operator, operand = comparison
    if operator not in set(Operator):
        raise UnknownCondition(operator)
    return Test(step, Operator(operator), tuple(operand) if isinstance(operand, list) else operand)
