"""Dataclasses of the engine to plain JSON data and back, by their types alone.

A field that has its default is left out, and so is one that does not count when values are
compared. Lists hold the order; enumerations are their values.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from referral.engine.conditions import AllOf, AnyOf, Condition, FactHolds, Operator, Test

Made = TypeVar("Made")
Decode = Callable[[Any], Any]


class UnknownCondition(ValueError):
    """A condition of a document that this program does not know; it must not be taken for false."""

    def __init__(self, found: object) -> None:
        super().__init__(f"The document holds a condition that is not known here: {found!r}.")


class UnknownKeys(ValueError):
    """Parts of a document that this program does not know."""

    def __init__(self, what: str, keys: set[str]) -> None:
        super().__init__(f"The document says of {what} what is not known here: {sorted(keys)}.")


def encoded(value: Any) -> Any:
    """Plain data of a value of the model."""
    if isinstance(value, Test | AllOf | AnyOf | FactHolds):
        return _condition_encoded(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encoded(one) for one in value]
    if is_dataclass(value):
        return {
            field.name: encoded(getattr(value, field.name))
            for field in fields(value)
            if field.compare and getattr(value, field.name) != field.default
        }
    return value


def decoded(what: type[Made], plain: Any) -> Made:
    """A value of the model from plain data. Raises UnknownKeys, UnknownCondition, ValueError."""
    decode: Callable[[Any], Made] = _decoder(cast(Hashable, what))
    return decode(plain)


@cache
def _decoder(what: Any) -> Decode:
    arguments = get_args(what)
    if get_origin(what) is tuple:
        return _tuple_decoder(arguments)
    if arguments:  # a union: a condition, or something that may be absent
        kinds = [one for one in arguments if one is not NoneType]
        return _condition if set(kinds) == set(get_args(Condition)) else _decoder(kinds[0])
    if is_dataclass(what) and isinstance(what, type):
        return _dataclass_decoder(what)
    return what if issubclass(what, Enum) else _as_it_is


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decode:
    if arguments[-1] is Ellipsis:
        one = _decoder(arguments[0])
        return lambda plain: tuple([one(each) for each in plain])
    decoders = [_decoder(argument) for argument in arguments]
    return lambda plain: tuple([one(each) for one, each in zip(decoders, plain, strict=True)])


def _dataclass_decoder(what: type) -> Decode:
    hints = get_type_hints(what)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(what) if field.compare}

    def decode(plain: Mapping[str, Any]) -> Any:
        if unknown := plain.keys() - decoders.keys():
            raise UnknownKeys(what.__name__, set(unknown))
        return what(**{key: decoders[key](each) for key, each in plain.items()})

    return decode


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
