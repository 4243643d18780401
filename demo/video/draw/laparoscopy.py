"""Cholecystectomy, 22 s: the grasper lifts the gallbladder, the hook works along its bed."""

import sys

import numpy as np
from scene import RATE, disc, film, march, normalise, normals, place, rays, sample, shade, smooth_min, tile, vessels

SECONDS = 22
ROUGH, FINE, LOBES, VEINS, BLOTCH = tile(512, 10, 11), tile(512, 4, 12), tile(512, 20, 13), vessels(1024, 12, 14), tile(256, 16, 15)
MASK = disc(560, 560)
LIVER, BLADDER, FAT, BOWEL, WALL, STEEL, SHAFT = range(7)


def ellipsoid(points, centre, radii):
    scaled = (points - np.asarray(centre, np.float32)) / np.asarray(radii, np.float32)
    length = np.linalg.norm(scaled, axis=-1)
    return length * (length - 1) / np.maximum(np.linalg.norm(scaled / np.asarray(radii, np.float32), axis=-1), 1e-4)


def rod(points, a, b, radius, tip=None):
    a, b = np.asarray(a, np.float32), np.asarray(b, np.float32)
    along = np.clip(((points - a) @ (b - a)) / ((b - a) @ (b - a)), 0, 1)
    thick = radius if tip is None else radius + (tip - radius) * along
    return np.linalg.norm(points - a - along[..., None] * (b - a), axis=-1) - thick


def grasper(t):
    """Tip and the way it points; it pulls up and lets sink again."""
    lift = 0.16 * np.clip(np.sin(0.55 * t - 0.6), -0.4, 1)
    return np.array([-0.32 + 0.05 * np.sin(0.9 * t), 0.02 + lift, 2.28]), np.array([-2.6, -1.25, 0.4])


def hook(t):
    """Strokes along the bed of the gallbladder, resting between them."""
    stroke = np.clip(np.sin(1.5 * t), -0.3, 1)
    return np.array([0.62 - 0.3 * stroke, -0.34 + 0.18 * stroke + 0.03 * np.sin(4 * t), 2.12 - 0.1 * stroke]), np.array([2.6, -1.15, 0.15])


def organs(points, t):
    breath = 0.035 * np.sin(1.3 * t)
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    relief = 0.02 * sample(ROUGH, x / 3, z / 3 + y / 3)
    liver = ellipsoid(points, [0.35, 1.0 + breath, 3.05], [2.5, 0.92, 1.7]) - 0.4 * relief
    tip, _ = grasper(t)
    neck = np.array([0.52, -0.38 + breath, 2.5])
    middle = (tip + neck) / 2 + np.array([0.03, -0.03, 0.16])
    bladder = smooth_min(rod(points, tip + [0.02, 0, 0.14], middle, 0.2, 0.27), rod(points, middle, neck, 0.27, 0.1), 0.18) - 0.15 * relief
    lobes = 0.12 * sample(LOBES, x / 3.4, z / 3.4) + 0.022 * sample(ROUGH, x / 3, z / 3)
    fat = (y + 0.92 + 0.18 * np.sin(1.2 * x + 1) - lobes - 0.5 * breath) * 0.6
    bowel = smooth_min(rod(points, [1.1, -1.0, 2.6], [2.6, -0.55, 4.0], 0.42), rod(points, [1.1, -1.0, 2.6], [0.2, -1.25, 1.9], 0.4), 0.2)
    bowel = bowel + 0.03 * np.sin(9 * (x + 0.6 * z))
    dome = (4.6 - np.linalg.norm(points - np.array([0, -0.6, 2.0], np.float32), axis=-1)) * 0.8
    return [liver, bladder, fat, bowel, dome]


def tools(points, t):
    (grip, back), (point, away) = grasper(t), hook(t)
    jaws, joints, shafts = [], [], []
    for at, way, span in ((grip, back, 0.05), (point, away, 0.0)):
        way = way / np.linalg.norm(way)
        side = np.array([0, 1, 0]) - way * way[1]
        joint = at + way * 0.34
        jaws += [rod(points, joint, at + side * span, 0.034, 0.026), rod(points, joint, at - side * span, 0.034, 0.026)]
        joints.append(rod(points, joint - way * 0.02, joint + way * 0.2, 0.062))
        shafts.append(rod(points, joint + way * 0.2, joint + way * 4, 0.075))
    bend = point + np.array([-0.02, -0.085, 0.02])
    jaws.append(rod(points, point, bend, 0.018))
    return np.minimum.reduce(jaws + joints), np.minimum.reduce(shafts)


def distance(points, t):
    liver, bladder, fat, bowel, dome = organs(points, t)
    soft = smooth_min(smooth_min(liver, bladder, 0.2), smooth_min(fat, bowel, 0.12), 0.06)
    return np.minimum(np.minimum(soft, dome), np.minimum(*tools(points, t)))


def frame(t, rng):
    drift = np.array([0.1 * np.sin(0.33 * t), 0.06 * np.sin(0.51 * t + 1) + 0.015 * np.sin(3.7 * t), 0.16 * np.sin(0.24 * t)])
    origin = (np.array([0, 0, 0.1]) + drift).astype(np.float32)
    roll = 0.04 * np.sin(0.4 * t)
    directions = rays(288, 288, 0.66, np.array([0.12, -0.13, 2.3]) - origin * 0.7, [np.sin(roll), np.cos(roll), 0])
    travelled = march(lambda p: distance(p, t) * 0.75, origin, directions, 32, 8.0)
    points = origin + directions * travelled[..., None]
    normal = normals(lambda p: distance(p, t), points)
    steel, shaft = tools(points, t)
    kind = np.argmin(np.stack([*organs(points, t), steel, shaft]), axis=0)
    return place(paint(points, normal, directions, travelled, kind), MASK, 80, 0.003, rng)


def paint(points, normal, directions, travelled, kind):
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    patch, fine = sample(BLOTCH, x / 3 + 0.4 * y, z / 3 + 0.3 * y), sample(FINE, x / 1.5 + y / 2, z / 1.5 + y / 1.7)
    vein = sample(VEINS, x / 2.4 + 0.5 * y, z / 2.4 - 0.4 * y)

    def tint(red, green, blue, spread, lines=(0, 0, 0), strength=0.0):
        base = np.stack([np.full_like(x, red), np.full_like(x, green), np.full_like(x, blue)], -1)
        return base * (1 + spread * patch + 0.03 * fine)[..., None] - strength * vein[..., None] * np.asarray(lines)

    colours = np.stack([
        tint(0.50, 0.14, 0.10, 0.08),
        tint(0.60, 0.58, 0.36, 0.12, (0.05, 0.34, 0.26), 0.8),
        tint(0.97, 0.70, 0.33, 0.06, (0.15, 0.3, 0.12), 0.7),
        tint(0.93, 0.52, 0.42, 0.07, (0.1, 0.3, 0.22), 0.8),
        tint(0.62, 0.28, 0.22, 0.16, (0.1, 0.16, 0.12), 0.7),
        tint(0.72, 0.74, 0.76, 0.02),
        tint(0.05, 0.05, 0.055, 0.02),
    ])
    colour = np.take_along_axis(colours, kind[None, ..., None].repeat(3, -1), 0)[0]
    gloss = np.array([0.75, 0.95, 0.55, 0.75, 0.25, 1.25, 0.5])[kind] * np.clip(0.75 + 0.3 * sample(ROUGH, x, z + y), 0.1, 1.4)
    ripple = np.stack([sample(FINE, x / 1.2 + k, z / 1.2 + y) for k in (0, 0.33, 0.66)], -1) * np.where(kind < STEEL, 0.055, 0.0)[..., None]
    return shade(np.clip(colour, 0.015, 1), normalise(normal + ripple), directions, travelled, gloss, 3.1, 1.45)


if __name__ == "__main__":
    rng = np.random.default_rng(17)
    if len(sys.argv) > 2:
        from PIL import Image

        for t in map(float, sys.argv[2:]):
            Image.fromarray(frame(t, rng)).save(f"{sys.argv[1]}-{t:g}.png")
    else:
        film(sys.argv[1], (frame(3 * n / RATE, rng) for n in range(SECONDS * RATE // 3)), 312, 3)
