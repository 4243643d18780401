"""Down the trachea to the carina and into the right main bronchus, 20 s: rings of cartilage, moist walls, breathing."""

import sys

import numpy as np
from scene import RATE, disc, film, march, normalise, normals, place, rays, sample, shade, smooth_min, tile, vessels

SECONDS = 20
ROUGH, FINE, VEINS, BLOTCH = tile(512, 9, 31), tile(512, 4, 32), vessels(1024, 8, 33), tile(256, 16, 34)
MASK = disc(552, 552)
RINGS = 0.62
#: Where each tube begins, where it leads, its radius at both ends.
TUBES = (
    ((0, 0, -4), (0, 0, 6.2), 1.0, 0.98),
    ((0, 0, 5.6), (1.75, -0.2, 9.6), 0.84, 0.74),
    ((0, 0, 5.6), (-2.5, -0.1, 9.4), 0.76, 0.6),
    ((1.6, -0.18, 9.2), (2.0, -0.9, 13), 0.62, 0.5),
    ((1.6, -0.18, 9.2), (3.6, 0.35, 11.6), 0.5, 0.42),
)


def inside(points, breath):
    """How far inside the tubes a point is, and its place along and around the nearest of them."""
    best, along, turn = None, None, None
    for number, (a, b, r0, r1) in enumerate(TUBES):
        a, b = np.asarray(a, np.float32), np.asarray(b, np.float32)
        length = float(np.linalg.norm(b - a))
        way = (b - a) / length
        far = (points - a) @ way
        off = points - a - far[..., None] * way
        share = np.clip(far / length, -0.2, 1.1)
        angle = np.arctan2(off[..., 1], off[..., 0] if number == 0 else off @ np.array([way[2], 0, -way[0]], np.float32))
        ring = np.cos(2 * np.pi * (far / RINGS + 0.06 * np.sin(3 * angle)))
        # The back wall has no cartilage: it is flat and soft.
        front = np.clip(0.5 + 1.2 * np.sin(angle + 0.2), 0, 1)
        wall = (r0 + (r1 - r0) * share) * (1 + breath) - 0.075 * front * np.clip(ring, -0.3, 1) - (1 - front) * 0.16 * (r0 + breath)
        depth = np.minimum(wall - np.linalg.norm(off, axis=-1), np.minimum(far + 0.3, length + 0.4 - far))
        if best is None:
            best, along, turn = depth, far, angle
        else:
            along, turn = np.where(depth > best, far + 3 * number, along), np.where(depth > best, angle, turn)
            best = -smooth_min(-best, -depth, 0.13)
    return best, along, turn / (2 * np.pi)


def surface(points, breath):
    depth, _, _ = inside(points, breath)
    return depth + 0.012 * sample(ROUGH, points[..., 0] / 3 + points[..., 2] / 5, points[..., 1] / 3 + points[..., 2] / 7)


KEYS = np.array([[0, 0.05, 0.02, -0.6], [6, -0.05, 0.06, 2.8], [9, 0.06, 0, 4.0], [12, 0.1, 0, 4.35], [16, 0.66, -0.06, 6.9], [20, 1.28, -0.14, 8.3]])


def tip(t):
    return np.mean([[np.interp(t + k, KEYS[:, 0], KEYS[:, axis]) for axis in (1, 2, 3)] for k in (-0.9, -0.45, 0, 0.45, 0.9)], axis=0)


def frame(t, rng):
    breath = 0.03 * np.sin(2 * np.pi * t / 4.2)
    cough = 0.05 * np.exp(-(((t - 10.6) / 0.18) ** 2))
    shake = np.array([0.05 * np.sin(1.7 * t) + cough, 0.04 * np.cos(1.3 * t) + 0.02 * np.sin(4.4 * t) - cough, 0])
    origin = (tip(t) + shake).astype(np.float32)
    ahead = tip(t + 2.2) + np.array([0.25 * np.sin(0.5 * t), 0.1 * np.sin(0.8 * t), 2.2])
    roll = 0.3 * np.sin(0.22 * t)
    directions = rays(340, 340, 1.0, ahead - origin, [np.sin(roll), np.cos(roll), 0])
    travelled = march(lambda p: surface(p, breath - cough) * 0.7, origin, directions, 36, 12.0)
    points = origin + directions * travelled[..., None]
    normal = normals(lambda p: surface(p, breath - cough), points)
    return place(paint(points, normal, directions, travelled, breath - cough), MASK, 84, 0.003, rng)


def paint(points, normal, directions, travelled, breath):
    _, along, turn = inside(points, breath)
    patch = sample(BLOTCH, turn * 2, along / 5)
    vein = sample(VEINS, turn * 2, along / 3.2)
    # Over cartilage the lining is stretched and pale.
    ring = np.clip(np.cos(2 * np.pi * (along / RINGS)), 0, 1) * np.clip(0.5 + 1.2 * np.sin(2 * np.pi * turn + 0.2), 0, 1)
    colour = np.stack([0.93 + 0.03 * patch, 0.50 + 0.05 * patch, 0.40 + 0.05 * patch], -1)
    colour = colour + ring[..., None] * np.array([0.05, 0.16, 0.15]) - (vein * (1 - 0.6 * ring))[..., None] * np.array([0.1, 0.24, 0.18])
    wet = np.clip(0.65 + 0.35 * sample(ROUGH, turn * 3, along / 2), 0, 1.2)
    ripple = np.stack([sample(FINE, turn * 3 + k, along / 2.2) for k in (0, 0.33, 0.66)], -1) * 0.05
    return shade(np.clip(colour, 0.02, 1), normalise(normal + ripple), directions, travelled, wet, 2.1, 1.15)


if __name__ == "__main__":
    rng = np.random.default_rng(37)
    if len(sys.argv) > 2:
        from PIL import Image

        for t in map(float, sys.argv[2:]):
            Image.fromarray(frame(t, rng)).save(f"{sys.argv[1]}-{t:g}.png")
    else:
        film(sys.argv[1], (frame(2 * n / RATE, rng) for n in range(SECONDS * RATE // 2)), 330)
