#!/usr/bin/env python3
"""Draws the logo of the made-up company Larkfield: logo.py > samples/larkfield/logo.png

A sun over three furrows, in 16 colours. The picture data is not compressed, so that every version of zlib writes the
same bytes. Standard library only.
"""
import math
import struct
import sys
import zlib

WIDTH, HEIGHT, FINE = 288, 96, 4
GROUND, SUN, FIELD = (255, 255, 255), (226, 160, 32), (31, 92, 64)
PIXELS_PER_METRE = 3780  # 96 an inch


def colour_at(x, y):
    """0 ground, 1 sun, 2 field: x and y in pixels."""
    if math.hypot(x - 200, y - 34) < 26 and y < 58:
        return 1
    for k in range(3):
        ridge = 62 + 14 * k - (22 - 6 * k) * math.cos((x - 60 - 40 * k) / 70)
        if abs(y - ridge) < 4.5 and 6 < x < WIDTH - 6:
            return 2
    return 0


def level(x, y):
    """Palette entry of a pixel: 0 ground, 1 to 7 sun, 8 to 15 field, by how much of the pixel they cover."""
    hits = [colour_at(x + (i + 0.5) / FINE, y + (j + 0.5) / FINE) for i in range(FINE) for j in range(FINE)]
    sun, field = hits.count(1), hits.count(2)
    if sun > field:
        return max(1, round(7 * sun / len(hits)))
    return 7 + max(1, round(8 * field / len(hits))) if field else 0


def blend(colour, share):
    return bytes(round(g + (c - g) * share) for g, c in zip(GROUND, colour))


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def stored(data):
    """A zlib stream of stored blocks."""
    blocks = b""
    for at in range(0, len(data), 65535):
        part = data[at:at + 65535]
        blocks += struct.pack("<BHH", at + 65535 >= len(data), len(part), len(part) ^ 0xFFFF) + part
    return b"\x78\x01" + blocks + struct.pack(">I", zlib.adler32(data))


def main():
    palette = bytes(GROUND) + b"".join(blend(SUN, i / 7) for i in range(1, 8))
    palette += b"".join(blend(FIELD, i / 8) for i in range(1, 9))
    rows = b""
    for y in range(HEIGHT):
        levels = [level(x, y) for x in range(WIDTH)]
        rows += b"\0" + bytes(a << 4 | b for a, b in zip(levels[::2], levels[1::2]))
    sys.stdout.buffer.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)) +
                            chunk(b"pHYs", struct.pack(">IIB", PIXELS_PER_METRE, PIXELS_PER_METRE, 1)) +
                            chunk(b"PLTE", palette) + chunk(b"IDAT", stored(rows)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    main()
