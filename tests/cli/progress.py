#!/usr/bin/env python3
"""How far reading has come, on a terminal alone: one line, redrawn, never wider than the terminal, gone before
anything else is printed. The reading is made slow by giving the usage piece by piece."""
import concurrent.futures
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import time

SRCDIR = os.path.abspath(os.environ.get("srcdir", "."))
PROGRAM = os.path.abspath(os.path.join(os.environ.get("builddir", "build"), "realrate"))
DATA = os.path.join(SRCDIR, "tests", "cli", "data")
HEADER = "date,model,workspace,input,cache_write_5m,cache_write_1h,cache_read,output\n"
DRAWN = re.compile(r"\r([^\r\n\033]*)\033\[K\r")

failures = []


def fail(text):
    failures.append(text)


def usage(pieces):
    """Pieces of a little more than a mebibyte: a year of days, so that a report can be made of them."""
    day = 86400
    rows = "".join(time.strftime("%Y-%m-%d", time.gmtime(1756684800 + i * day)) +
                   f",claude-opus-4-8,{'w' * 300},{i},0,0,0,1\n" for i in range(330))
    piece = rows * 11
    return [HEADER] + [piece] * pieces


def run(words, pieces, pause, columns=80, terminal=True, **environment):
    """The standard error of a run that is given the pieces, and how long it took."""
    controller, terminal_fd = pty.openpty()
    fcntl.ioctl(terminal_fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    attributes = termios.tcgetattr(terminal_fd)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(terminal_fd, termios.TCSANOW, attributes)
    env = {**os.environ, "REALRATE_DATADIR": SRCDIR, "TERM": "xterm", **environment}
    for name in [name for name, value in env.items() if value is None]:
        del env[name]
    begun = time.monotonic()
    with tempfile.TemporaryFile() as plain, \
            subprocess.Popen([PROGRAM, *words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             stderr=terminal_fd if terminal else plain, env=env) as process:
        os.close(terminal_fd)
        for piece in pieces:
            process.stdin.write(piece.encode())
            process.stdin.flush()
            time.sleep(pause)
        process.stdin.close()
        told = b""
        while True:
            try:
                got = os.read(controller, 65536)
            except OSError:
                got = b""
            if not got:
                break
            told += got
        process.wait()
        plain.seek(0)
        told += plain.read()
    os.close(controller)
    return told.decode(), time.monotonic() - begun


def check_line(name, told, seconds, columns):
    """Draws of the line, at most ten a second, the last of them empty; returns what is told beside it."""
    lines = DRAWN.findall(told)
    if not lines or not any(lines):
        fail(f"{name}: no progress is shown: {told!r}")
        return told
    if lines[-1] or not all(lines[:-1]):
        fail(f"{name}: the line is not taken away once, in the end: {lines}")
    if len(lines) > 10 * seconds + 2:
        fail(f"{name}: {len(lines)} draws in {seconds:.1f} s")
    for line in lines[:-1]:
        if len(line) >= columns:
            fail(f"{name}: the line has {len(line)} characters, the terminal {columns} columns: {line!r}")
        if columns >= 80 and not re.fullmatch(r"[0-9,]+ rows  [0-9.]+ [kM]?B  [0-9.]+ [kM]?B/s", line):
            fail(f"{name}: unexpected line {line!r}")
    rest = DRAWN.split(told)[-1]
    if DRAWN.sub("", told) != rest:
        fail(f"{name}: something is printed before the line is gone: {told!r}")
    return rest


def plain(name, told, seconds, columns):
    """Never on anything else than a terminal, nor on a dumb one or where there is no room, nor for a read that is
    over soon."""
    if told:
        fail(f"{name}: something is told: {told!r}")


def with_error(expected):
    def check(name, told, seconds, columns):
        rest = check_line(name, told, seconds, columns)
        if not rest.startswith(expected):
            fail(f"{name}: {rest!r}")
    return check


def without_error(name, told, seconds, columns):
    rest = check_line(name, told, seconds, columns)
    if "error" in rest:
        fail(f"{name}: {rest!r}")


def main():
    offer = os.path.join(DATA, "offer.ini")
    aggregate = ["aggregate", "--usage", "-"]
    slow, bad = usage(5), usage(5) + ["2026-02-30,m,,1,0,0,0,0\n"]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor() as pool:
        out = os.path.join(folder, "out")
        # name: words, pieces, seconds between them, check, what else is not as usual
        runs = {
            "aggregate": (aggregate, slow, 0.2, without_error, {}),
            "into a file": ([*aggregate, "--out", out + ".csv"], slow, 0.2, without_error, {}),
            "check": (["check", "--usage", "-", "--offer", offer], slow, 0.2, without_error, {}),
            "report": (["report", "--usage", "-", "--offer", offer, "--out", out], slow, 0.2, without_error, {}),
            "40 columns": (aggregate, slow, 0.2, without_error, {"columns": 40}),
            "10 columns": (aggregate, slow, 0.2, without_error, {"columns": 10}),
            # Without NO_COLOR the word of an error has a colour; the line never has.
            "error": (aggregate, bad, 0.2, with_error("realrate: -:18152:date: error: expected"), {"NO_COLOR": "1"}),
            "error in colour": (aggregate, bad, 0.2,
                                with_error("realrate: -:18152:date: \033[1;31merror:\033[0m expected"),
                                {"NO_COLOR": None}),
            "1 column": (aggregate, slow, 0.2, plain, {"columns": 1}),
            "a file": (aggregate, slow, 0.2, plain, {"terminal": False}),
            "TERM=dumb": (aggregate, slow, 0.2, plain, {"TERM": "dumb"}),
            "no TERM": (aggregate, slow, 0.2, plain, {"TERM": None}),
            "a quick read": (aggregate, usage(1), 0, plain, {}),
        }
        results = {name: pool.submit(run, words, pieces, pause, **more)
                   for name, (words, pieces, pause, _, more) in runs.items()}
        for name, (_, _, _, check, more) in runs.items():
            check(name, *results[name].result(), more.get("columns", 80))
    for failure in failures:
        print(f"FAIL: {failure}", file=sys.stderr)
    sys.exit(bool(failures))


main()
