"""Withdrawal through a colon, 24 s: haustral folds, vessels, moist flares, and a polyp on a short stalk."""

import sys

import numpy as np
from scene import RATE, film, march, normalise, normals, octagon, place, rays, sample, shade, smooth_min, tile, vessels

SECONDS = 24
POLYP_Z, POLYP_ANGLE = 15.0, 2.25
SPACING = 1.25
ROUGH, FINE, VEINS, SMALL_VEINS, BLOTCH = tile(512, 9, 1), tile(512, 5, 2), vessels(1024, 17, 3), vessels(1024, 7, 4), tile(256, 14, 5)
MASK = octagon(600, 540, 1.52)


def axis(z):
    return 0.75 * np.sin(0.31 * z) + 0.3 * np.sin(0.83 * z + 1), 0.6 * np.cos(0.27 * z + 0.6) + 0.25 * np.sin(0.71 * z)


def around(points):
    x, y = axis(points[..., 2])
    dx, dy = points[..., 0] - x, points[..., 1] - y
    return np.hypot(dx, dy), np.arctan2(dy, dx)


def polyp_place():
    x, y = axis(POLYP_Z)
    foot = np.array([x + 0.98 * np.cos(POLYP_ANGLE), y + 0.98 * np.sin(POLYP_ANGLE), POLYP_Z])
    head = np.array([x + 0.6 * np.cos(POLYP_ANGLE), y + 0.6 * np.sin(POLYP_ANGLE), POLYP_Z - 0.12])
    return foot.astype(np.float32), head.astype(np.float32)


def wall(points, squeeze):
    radius, angle = around(points)
    z = points[..., 2]
    turn = angle / (2 * np.pi)
    wave = z + 0.22 * np.sin(2 * angle + 0.5 * z) + 0.16 * sample(BLOTCH, turn, z / 16)
    step = wave / SPACING
    number = np.floor(step)
    off = (step - number - 0.5) * SPACING
    # Each fold spans about two of the three arcs between the bands.
    arc = 0.5 + 0.5 * np.cos(angle + number * 2.1)
    height = (0.15 + 0.36 * arc**1.4) * (1 + 0.25 * np.sin(number * 5.3))
    ridge = height * np.exp(-(np.abs(off) / 0.19) ** 1.8)
    bulge = 0.09 * np.cos(np.pi * off / SPACING) ** 2
    tube = 1.12 + 0.09 * np.cos(3 * angle + 0.2 * z) + bulge - ridge - squeeze
    bumps = 0.014 * sample(ROUGH, turn * 2, z / 4)
    return tube - radius + bumps


def scene(points, squeeze):
    foot, head = polyp_place()
    lobes = 0.009 * sample(BLOTCH, points[..., 0] * 1.1 + 0.4 * points[..., 2], points[..., 1] * 1.1 + 0.7 * points[..., 2])
    ball = np.linalg.norm((points - head) * np.array([1, 1, 0.88], np.float32), axis=-1) - 0.23 + lobes
    along = np.clip(((points - foot) @ (head - foot)) / ((head - foot) @ (head - foot)), 0, 1)
    stalk = np.linalg.norm(points - foot - along[..., None] * (head - foot), axis=-1) - 0.085
    polyp = smooth_min(ball, stalk, 0.08)
    return smooth_min(wall(points, squeeze), polyp, 0.07), polyp


def path(t):
    """Where the tip is: on through the lumen, a halt at the polyp, past it."""
    keys = np.array([[0, 2.2], [5, 6.6], [10, 11.4], [13, 13.95], [18, 14.1], [21, 14.6], [24, 17.4]])
    z = np.interp(t, keys[:, 0], keys[:, 1])
    for k in (0.35, 0.7, -0.35, -0.7):
        z += np.interp(t + k, keys[:, 0], keys[:, 1])
    return z / 5


def frame(t, rng):
    z = path(t)
    x, y = axis(z)
    sway = np.array([0.13 * np.sin(0.9 * t) + 0.05 * np.sin(2.7 * t), 0.11 * np.cos(0.7 * t + 1) + 0.04 * np.sin(3.1 * t), 0])
    origin = (np.array([x, y, z]) + sway).astype(np.float32)
    ahead = np.array([*axis(z + 1.9), z + 1.9])
    _, head = polyp_place()
    interest = np.clip((t - 10.5) / 2, 0, 1) * np.clip((20.5 - t) / 2, 0, 1)
    target = ahead * (1 - 0.72 * interest) + head * 0.72 * interest
    roll = 0.22 * np.sin(0.35 * t) + 0.03 * np.sin(1.9 * t)
    directions = rays(360, 324, 1.05, target - origin, [np.sin(roll), np.cos(roll), 0])
    squeeze = 0.05 * np.sin(0.8 * t) + 0.03 * np.sin(2.1 * t + 2)
    travelled = march(lambda p: scene(p, squeeze)[0] * 0.6, origin, directions, 30)
    points = origin + directions * travelled[..., None]
    normal = normals(lambda p: scene(p, squeeze)[0], points)
    return place(paint(points, normal, directions, travelled, squeeze), MASK, 96, 0.003, rng)


def paint(points, normal, directions, travelled, squeeze):
    _, angle = around(points)
    turn, z = angle / (2 * np.pi), points[..., 2]
    polyp = scene(points, squeeze)[1] < 0.02
    large = sample(VEINS, turn * 2, z / 3.5) * 0.75 + sample(SMALL_VEINS, turn * 2 + 0.3, z / 3.5) * 0.4
    patch = sample(BLOTCH, turn * 2, z / 9)
    colour = np.stack([0.98 + 0.02 * patch, 0.45 + 0.05 * patch, 0.29 + 0.04 * patch], -1)
    colour -= large[..., None] * np.array([0.12, 0.26, 0.17])
    pits = sample(FINE, points[..., 0] * 2.3 + points[..., 2], points[..., 1] * 2.3)
    knob = np.stack([0.90 + 0.03 * pits, 0.26 + 0.04 * pits, 0.20 + 0.03 * pits], -1)
    colour = np.where(polyp[..., None], knob, colour)
    wet = 0.72 + 0.35 * sample(ROUGH, turn * 3, z / 2.4)
    ripple = np.stack([sample(FINE, turn * 2 + k, z / 3.5) for k in (0, 0.33, 0.66)], -1) * 0.05
    return shade(np.clip(colour, 0.02, 1), normalise(normal + ripple), directions, travelled, np.clip(wet, 0, 1.1), 2.3, 1.0)


if __name__ == "__main__":
    rng = np.random.default_rng(7)
    if len(sys.argv) > 2:
        from PIL import Image

        for t in map(float, sys.argv[2:]):
            Image.fromarray(frame(t, rng)).save(f"{sys.argv[1]}-{t:g}.png")
    else:
        film(sys.argv[1], (frame(2 * n / RATE, rng) for n in range(SECONDS * RATE // 2)), 283)
