"""Small changes to a module, one at a time: what they are called, and the changed code."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import CodeType

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTATION = {"code", "name", "summary", "why", "source", "notes", "wrong", "right"}  # of a Rule
LEFT_ALONE = ("Words", "said", "TypeVar", "ParamSpec")
GENERIC = {"dict", "tuple", "list", "set", "frozenset", "defaultdict", "Callable", "Generic", "Concatenate", "Literal"}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list", "reversed": "iter"}
ATTRIBUTES = {"first": "last", "last": "first", "startswith": "endswith", "endswith": "startswith"}
LEVELS = re.compile("[iwe](/[iwe]/[iwe])?")


@dataclass(frozen=True)
class Mutant:
    """One change. ``name`` stays the same while the code around it changes; ``lines``: those of its statement."""

    file: str
    name: str
    lines: frozenset[int]
    node: int
    change: int
    imported: bool  # what is changed runs while the module is imported

    def code(self) -> CodeType:
        """The whole module with this one change."""
        tree = tree_of(self.file)
        node = list(ast.walk(tree))[self.node]
        new = list(changes(node))[self.change]
        return compiled(Swap(node, new).visit(tree), self.file)


class Swap(ast.NodeTransformer):
    """Puts one node in another's place."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)


def tree_of(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def compiled(tree: ast.Module, file: str) -> CodeType:
    return compile(ast.fix_missing_locations(tree), str(ROOT / file), "exec", dont_inherit=True)


def mutants_of(file: str) -> list[Mutant]:
    """Every change to a module, in the order of its lines."""
    tree = tree_of(file)
    numbers = {node: number for number, node in enumerate(ast.walk(tree))}
    found = [
        (f"{file} {spot.name}: {shown(spot.node)} → {shown(new)}", spot, change)
        for spot in Spot(tree).all()
        for change, new in enumerate(() if spot.listed else changes(spot.node))
    ]
    times: Counter[str] = Counter()
    mutants = []
    for words, spot, change in found:
        times[words] += 1
        name = f"{words} ({times[words]})" if times[words] > 1 else words
        mutants.append(Mutant(file, name, spot.lines, numbers[spot.node], change, not spot.inside))
    return mutants


def shown(node: ast.AST) -> str:
    """A node on one line; of a statement with others below it only its head."""
    short: dict[str, Any] = {"body": [ast.Pass()], "orelse": []}
    text = ast.unparse(replaced(node, **short) if isinstance(node, ast.If | ast.While) else node)
    return " ".join(text.removesuffix("pass").split()) or "pass"


# ------------------------------------------------------------------------------------------------ where
@dataclass(frozen=True)
class Spot:
    """A node that may be changed: the names it stands in, the lines of its statement, whether within a function.

    ``listed``: a word in a table, which is left out of it but not changed to another.
    """

    node: ast.AST
    names: tuple[str, ...] = ()
    lines: frozenset[int] = field(default=frozenset({1}))
    inside: bool = False
    listed: bool = False

    @property
    def name(self) -> str:
        return ".".join(self.names) or "module"

    def all(self) -> Iterator[Spot]:
        """This and all below it."""
        yield self
        for below in children(self.node):
            inside = self.inside or (
                isinstance(self.node, ast.FunctionDef | ast.Lambda) and not isinstance(below, ast.arguments)
            )
            lines = frozenset(head(below)) if isinstance(below, ast.stmt | ast.comprehension) else self.lines
            table = not inside and isinstance(self.node, ast.Tuple | ast.List | ast.Set | ast.Dict)
            listed = table and isinstance(below, ast.Constant)
            yield from Spot(below, (*self.names, *names(below)), lines, inside, listed).all()


def children(node: ast.AST) -> Iterator[ast.AST]:
    """What is below a node, less types, decorators, words and documentation."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "targets", "target"):
            continue
        if name == "slice" and isinstance(node, ast.Subscript) and ast.unparse(node.value) in GENERIC:
            continue
        for one in value if isinstance(value, list) else [value]:
            words = isinstance(node, ast.JoinedStr) and isinstance(one, ast.Constant)
            if isinstance(one, ast.AST) and not words and not left_alone(one):
                yield one


def left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()) | ast.arg():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in LEFT_ALONE
        case ast.keyword(arg=name):
            return name in DOCUMENTATION
    return False


def names(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if name.isupper():
            return [name]
        case ast.Call(func=ast.Name(id="Rule")):
            return [ast.literal_eval(one.value) for one in node.keywords if one.arg == "code"]
    return []


def head(node: Any) -> range:
    """The lines of a statement; of one with others below it, those above them."""
    if isinstance(node, ast.comprehension):
        return range(node.target.lineno, (*node.ifs, node.iter)[0].end_lineno + 1)
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno
    return range(node.lineno, max(last, node.lineno) + 1)


# ------------------------------------------------------------------------------------------------ what
def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What a piece of code is changed to, one change at a time."""
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                yield replaced(node, ops=[*node.ops[:at], COMPARISONS[type(operator)](), *node.ops[at + 1 :]])
        case ast.BoolOp():
            for rest in without_one(node.values):
                yield replaced(node, values=rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() | ast.AugAssign() if type(node.op) in OPERATORS:
            yield replaced(node, op=OPERATORS[type(node.op)]())
        case ast.Constant():
            yield from map(ast.Constant, other_values(node.value))
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.If():
            yield from (replaced(node, test=ast.Constant(value)) for value in (True, False))
        case ast.While():
            yield replaced(node, test=ast.Constant(value=False))
        case ast.comprehension(ifs=[_, *_]):
            yield from (replaced(node, ifs=rest) for rest in without_one(node.ifs))
        case ast.Return(value=ast.Constant(value=None)):
            return
        case ast.Return(value=ast.AST()):
            yield replaced(node, value=ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Raise() | ast.Break() | ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.Call():
            yield from (replaced(node, keywords=rest) for rest in without_one(node.keywords, documentation))
        case ast.Name() if node.id in NAMES:
            yield replaced(node, id=NAMES[node.id])
        case ast.Attribute() if node.attr in ATTRIBUTES:
            yield replaced(node, attr=ATTRIBUTES[node.attr])
        case ast.Slice():
            yield from (replaced(node, **{end: None}) for end in ("lower", "upper") if getattr(node, end))
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()) | ast.Set():
            yield from (replaced(node, elts=rest) for rest in without_one(node.elts))
        case ast.Dict():
            for rest in without_one(list(zip(node.keys, node.values, strict=True))):
                yield replaced(node, keys=[key for key, _ in rest], values=[value for _, value in rest])
        case ast.Match():
            yield from (replaced(node, cases=rest) for rest in without_one(node.cases))


def other_values(value: object) -> Iterator[object]:
    """What a constant is changed to: another number, word or level; text with spaces is for people."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str) and LEVELS.fullmatch(value):
        spots = range(0, len(value), 2)
        yield from (f"{value[:at]}{'w' if value[at] != 'w' else 'i'}{value[at + 1 :]}" for at in spots)
    elif isinstance(value, str) and value and " " not in value:
        yield f"{value}X"


def documentation(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg in DOCUMENTATION


def without_one(items: Sequence[Any], keep: Any = lambda item: False) -> Iterator[list[Any]]:
    """The items less one of them; never less one to ``keep``."""
    return ([*items[:at], *items[at + 1 :]] for at, item in enumerate(items) if not keep(item))


def replaced(node: ast.AST, **values: object) -> Any:
    """A copy of a node with other values; what is below it is shared."""
    return type(node)(**{**dict(ast.iter_fields(node)), **values})
