"""What the three films share: noise, a vectorised ray marcher, the light at the tip of an endoscope, and the encoder."""

import subprocess

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates, zoom

WIDTH, HEIGHT, RATE = 720, 576, 25


def tile(size, blur, seed):
    """Noise that repeats seamlessly, mean 0, deviation 1."""
    field = gaussian_filter(np.random.default_rng(seed).standard_normal((size, size)), blur, mode="wrap")
    return ((field - field.mean()) / field.std()).astype(np.float32)


def sample(field, u, v):
    """A tile at u, v; one repeat per unit."""
    size = field.shape[0]
    return map_coordinates(field, [(v % 1) * size, (u % 1) * size], order=1, mode="grid-wrap")


def vessels(size, blur, seed):
    """A network of thin dark lines: where smooth noise crosses zero. 0 … 1."""
    return np.exp(-((tile(size, blur, seed) / 0.11) ** 2)).astype(np.float32)


def smooth_min(a, b, k):
    h = np.clip(0.5 + 0.5 * (b - a) / k, 0, 1)
    return b * (1 - h) + a * h - k * h * (1 - h)


def normalise(v):
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-6)


def rays(width, height, spread, forward, up):
    """Directions of a wide lens. @param spread tangent of half the horizontal angle"""
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-height / width, height / width, height))
    forward = normalise(np.asarray(forward, float))
    right = normalise(np.cross(up, forward))
    above = np.cross(forward, right)
    # A lens bends towards the rim.
    bend = 1 + 0.25 * (x**2 + y**2)
    directions = forward + (x * spread * bend)[..., None] * right - (y * spread * bend)[..., None] * above
    return normalise(directions).astype(np.float32)


def march(distance, origin, directions, steps=36, far=14.0):
    """@returns how far along each ray the surface lies"""
    travelled = np.full(directions.shape[:-1], 0.02, np.float32)
    for _ in range(steps):
        travelled += distance(origin + directions * travelled[..., None])
        np.clip(travelled, 0, far, out=travelled)
    return travelled


def normals(distance, points, step=0.012):
    centre = distance(points)
    grad = [distance(points + np.eye(3, dtype=np.float32)[axis] * step) - centre for axis in range(3)]
    return normalise(np.stack(grad, -1))


def shade(colour, normal, directions, travelled, gloss, gain=1.0, reach=1.6):
    """The lamp sits beside the lens: near is bright, far is dark, wet surfaces facing it flare white."""
    facing = np.clip(-(normal * directions).sum(-1), 0, 1)
    falloff = gain / (1 + (travelled / reach) ** 2)
    diffuse = (0.22 + 0.78 * facing) * falloff
    shine = (np.clip(facing, 0, 1) ** 46) * gloss * np.clip(falloff * 1.6, 0, 1.4)
    lit = colour * diffuse[..., None] + shine[..., None] * np.array([1.0, 0.97, 0.93])
    return 1 - np.exp(-1.65 * lit)


def octagon(width, height, cut):
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    edge = np.minimum(np.minimum(1 - abs(x), 1 - abs(y)), cut - abs(x) - abs(y))
    return np.clip(edge * 60, 0, 1)[..., None] * (1 - 0.32 * np.clip(x**2 + y**2 - 0.35, 0, 1))[..., None]


def disc(width, height):
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    radius = np.hypot(x, y)
    return np.clip((1 - radius) * 70, 0, 1)[..., None] * (1 - 0.4 * np.clip(radius - 0.55, 0, 1) / 0.45)[..., None]


def place(picture, mask, left, grain, rng):
    """A picture 0 … 1 into the frame, with its mask and the sensor's grain."""
    height, width = mask.shape[:2]
    scaled = zoom(picture, (height / picture.shape[0], width / picture.shape[1], 1), order=1)
    scaled = scaled + rng.standard_normal(scaled.shape[:2])[..., None] * grain
    frame = np.zeros((HEIGHT, WIDTH, 3))
    top = (HEIGHT - height) // 2
    frame[top : top + height, left : left + width] = np.clip(scaled, 0, 1) ** (1 / 1.25) * mask
    return (np.clip(frame, 0, 1) * 255).astype(np.uint8)


def film(path, frames, kilobits, every=2):
    """Only every so many-th frame is drawn; what lies between two of them is interpolated along their motion."""
    command = ["ffmpeg", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", f"{RATE}/{every}"]
    command += ["-i", "-", "-vf", f"minterpolate=fps={RATE}:mi_mode=mci:mc_mode=aobmc:me_mode=bidir", "-an", "-c:v", "libx264", "-profile:v", "high", "-level", "4.1", "-pix_fmt", "yuv420p", "-preset", "slower"]
    command += ["-b:v", f"{kilobits}k", "-g", str(2 * RATE), "-bf", "2", "-x264-params", "rc-lookahead=50:aq-mode=3"]
    command += ["-threads", "1", "-bitexact", "-map_metadata", "-1", "-movflags", "+faststart", str(path)]
    encoder = subprocess.Popen(command, stdin=subprocess.PIPE)
    for frame in frames:
        encoder.stdin.write(frame.tobytes())
    encoder.stdin.close()
    if encoder.wait() != 0:
        raise SystemExit("the film was not written")
