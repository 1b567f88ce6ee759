"""What is said on screen, aloud and in the README: words that are kept out, and where words live.

The rules are functions of text, so that the test can also show that they bite (decisions D22,
D26 to D28).
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from source_trees import trees

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    path
    for path in (
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / "resources").rglob("*.desktop"),
    )
    if path.exists()
]

KEPT_OUT = re.compile(
    r"""
    \btreat | \bcure[sd]?\b | \bcuring\b | \bheal(s|ed|ing|er)?\b | prevent | diagnos | predict
    | \bmonitor | \breliev | \brelief | \bproven | guarantee | \bsafe\sfor\b | \bmedical
    | \bclinic | \bpatient | therap(y|ies|eutic) | \bweaker\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A phrase with a word of the list, and why it may stay.
ALLOWED = {
    "does not treat": "it says what the app is not",
}
# Fields of the content files that hold a word of the model and never reach the screen, or an
# address.
NOT_SHOWN = {"$schema", "id", "role", "kind", "url"}
LOUD = re.compile(r"!(?!=)|[\U0001F000-\U0001FAFF\u2600-\u27BF]")
# Signs that are a picture of a state and not an emoji.
SIGNS = {"✓", "✕"}
LOOSE_UNIT = re.compile(
    r"(\d|\}) (min|s|kg|lb|MB|%|(?:second|minute|hour|day|week|month|year)s?)(?![a-z])"
)


class Words(NamedTuple):
    """A text that a person may see or hear, and where it stands."""

    where: str
    text: str


class Call(NamedTuple):
    """A call of tr or trn: its literal texts, or None where one is not literal."""

    where: str
    texts: list[str] | None


def unwanted(text: str) -> list[str]:
    """The words of `text` that are on the list and not allowed."""
    for phrase in ALLOWED:
        text = re.sub(re.escape(phrase), "", text, flags=re.IGNORECASE)
    return [found[0] for found in KEPT_OUT.finditer(text)]


def calls(tree: ast.AST, name: str) -> Iterator[Call]:
    """Every call of tr and trn in a module."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if called in ("tr", "trn"):
            wanted = node.args[: 1 if called == "tr" else 2]
            texts = [a.value for a in wanted if isinstance(a, ast.Constant)]
            literal = len(texts) == len(wanted) > 0 and all(isinstance(t, str) for t in texts)
            yield Call(f"{name}:{node.lineno}", texts if literal else None)


def content(value: object, where: str) -> Iterator[Words]:
    """Every text of a content file that is shown."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_SHOWN:
                yield from content(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from content(inner, f"{where}[{number}]")
    elif isinstance(value, str):
        yield Words(where, value)


# Functions of ours and of Qt whose first argument, or argument of such a name, is read by people.
SINKS = {
    "QLabel", "QPushButton", "addAction", "addItem", "addTab", "bullet", "button", "label",
    "setAccessibleDescription", "setAccessibleName", "setPlaceholderText", "setStatusTip",
    "setText", "setTitle", "setToolTip", "setWindowTitle",
}  # fmt: skip
READ_BY_PEOPLE = {"text", "name", "title", "tip", "description"}
TRANSLATE = {"tr", "trn"}
HAS_LETTER = re.compile(r"[^\W\d_]")
SENTENCE = re.compile(r"[A-Z][a-z']+[, ].*[a-z]|[A-Z][a-z]+[.]")


def raw_text(node: ast.AST) -> Iterator[ast.Constant]:
    """String literals with a letter below `node` that no tr() stands around, nor any other call."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and HAS_LETTER.search(node.value):
            yield node
    elif isinstance(node, ast.IfExp):
        yield from raw_text(node.body)
        yield from raw_text(node.orelse)
    elif isinstance(node, ast.BinOp | ast.JoinedStr | ast.BoolOp | ast.Tuple | ast.List):
        for inner in ast.iter_child_nodes(node):
            yield from raw_text(inner)


def untranslated(tree: ast.AST, name: str) -> Iterator[str]:
    """Words that a person would read and that no translation can reach."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        if called in SINKS:
            read = [*node.args[:1], *(k.value for k in node.keywords if k.arg in READ_BY_PEOPLE)]
            for found in (each for argument in read for each in raw_text(argument)):
                yield f"{name}:{found.lineno}: {found.value}"


def sentences(tree: ast.AST, name: str) -> Iterator[str]:
    """Literals anywhere that read like a sentence and stand outside tr() and docstrings."""
    translated = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in TRANSLATE
        for argument in node.args
        for inner in ast.walk(argument)
    }
    silent = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            known = id(node) in translated or id(node) in silent
            if not known and SENTENCE.match(node.value):
                yield f"{name}:{node.lineno}: {node.value}"


FILES = {
    name: list(content(json.loads((ROOT / "resources" / name).read_text(encoding="utf-8")), name))
    for name in ("exercises.json", "lessons.json")
}
CONTENT = [words for found in FILES.values() for words in found]


@cache
def all_calls() -> tuple[Call, ...]:
    """Every call of tr and trn in the program."""
    return tuple(each for path, tree in trees().items() for each in calls(tree, str(path)))


@cache
def spoken() -> tuple[Words, ...]:
    """Every text of the code that a person may see or hear."""
    return tuple(Words(call.where, text) for call in all_calls() for text in call.texts or ())


def screen() -> Iterator[tuple[str, ast.Module]]:
    """The modules that put words on the screen."""
    return ((str(path), tree) for path, tree in trees().items() if path.parts[0] == "ui")


def test_there_is_something_to_check() -> None:
    assert len(FILES["exercises.json"]) > 100
    assert len(FILES["lessons.json"]) > 50
    assert len(spoken()) > 100
    assert len(DOCUMENTS) > 1


def test_no_kept_out_word_is_shipped() -> None:
    documents = [
        Words(f"{path.name}:{number}", line)
        for path in DOCUMENTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]
    found = [(w.where, unwanted(w.text)) for w in [*CONTENT, *spoken(), *documents]]
    assert [each for each in found if each[1]] == []


def test_the_content_is_calm_in_tone() -> None:
    loud = [w for w in [*CONTENT, *spoken()] if LOUD.search(w.text) and w.text not in SIGNS]
    assert loud == []


def test_a_number_stays_with_its_unit() -> None:
    assert [w for w in [*CONTENT, *spoken()] if LOOSE_UNIT.search(w.text)] == []


def test_every_text_in_the_code_is_a_literal() -> None:
    assert all_calls()
    assert [call.where for call in all_calls() if call.texts is None] == []


def test_no_words_reach_the_screen_untranslated() -> None:
    assert [each for name, tree in screen() for each in untranslated(tree, name)] == []


def test_no_sentence_stands_in_the_code_untranslated() -> None:
    assert [each for name, tree in screen() for each in sentences(tree, name)] == []


def test_where_the_method_is_from_is_said_once() -> None:
    named = [w.where for w in [*CONTENT, *spoken()] if re.search(r"\bYass\b", w.text)]
    assert len(named) == 1


def test_every_allowed_phrase_has_a_kept_out_word() -> None:
    for phrase in ALLOWED:
        assert KEPT_OUT.search(phrase)


class TestTheRulesBite:
    """Each rule finds the fault it is there for."""

    @pytest.mark.parametrize(
        "text",
        [
            "It treats your back", "A cure", "Heals fast", "Preventing spasms", "A diagnosis",
            "Predicted", "Monitor your pain", "It relieves pain", "Pain relief", "Proven",
            "Guaranteed", "This is safe for you", "A medical device", "Clinically tested",
            "For patients", "Therapy", "Your left side is weaker", "It does not treat, it cures",
        ],
    )  # fmt: skip
    def test_words(self, text: str) -> None:
        assert unwanted(text)

    @pytest.mark.parametrize(
        "text",
        ["Ask a health professional", "Stay healthy", "It does not treat anything", "secure"],
    )
    def test_words_that_may_stay(self, text: str) -> None:
        assert unwanted(text) == []

    @pytest.mark.parametrize(
        "text",
        ["tr(sentence)", "tr(f'{n} sets')", "trn('a', many, 2)", "words.tr('a' + b)", "tr()"],
    )
    def test_literals(self, text: str) -> None:
        assert [call.texts for call in calls(ast.parse(text), "x")] == [None]

    @pytest.mark.parametrize(
        "text",
        [
            "label('Hello')",
            "parts.button('Go on', 'primary')",
            "x.setToolTip('Left' if a else tr('Right'))",
            "x.setText(f'{n} sets')",
            "button(icon, name='Close')",
            "QLabel('Hi')",
        ],
    )
    def test_screen(self, text: str) -> None:
        assert list(untranslated(ast.parse(text), "x"))

    @pytest.mark.parametrize(
        "text", ["label(tr('Hello'), 'title')", "x.setText('')", "label('·')", "label(names['a'])"]
    )
    def test_screen_that_is_right(self, text: str) -> None:
        assert list(untranslated(ast.parse(text), "x")) == []

    def test_sentences(self) -> None:
        assert list(sentences(ast.parse("x = 'Lie on your side'"), "x"))
        assert list(sentences(ast.parse("'''Doc of it.'''\nx = tr('Lie on it.')"), "x")) == []

    def test_tone_and_units(self) -> None:
        assert LOUD.search("Well done!")
        assert LOOSE_UNIT.search("{n} min")
        assert LOOSE_UNIT.search("0.5 kg")
        assert LOOSE_UNIT.search("{n} weeks long")
        assert not LOOSE_UNIT.search("{n}\u00a0min")
