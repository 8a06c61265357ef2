"""Japanese lines join without a space; other text and text that is kept to the letter stay as they are."""

import pytest

from scripts.typeset import joined


@pytest.mark.parametrize(
    ("html", "set_"),
    [
        ("<p>一文。\nこの文。</p>", "<p>一文。この文。</p>"),
        ('<p>一文。\n<a href="x">709</a>条</p>', '<p>一文。<a href="x">709</a>条</p>'),
        ("<p><strong>太字</strong>\nの次</p>", "<p><strong>太字</strong>の次</p>"),
        ("<p>APPI\nの条文</p>", "<p>APPIの条文</p>"),
        ("<p>two\nwords</p>", "<p>two\nwords</p>"),
        ("<pre>一\n二</pre>", "<pre>一\n二</pre>"),
        ('<script>"一\n二"</script><p>三\n四</p>', '<script>"一\n二"</script><p>三四</p>'),
    ],
)
def test_lines_join(html: str, set_: str) -> None:
    assert joined(html) == set_
