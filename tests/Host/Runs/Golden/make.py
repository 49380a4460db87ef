"""Makes the golden files of this folder once, with numpy 1.24.2; the tests themselves need neither Python nor numpy.

by-hand.safetensors is laid out byte by byte after the format's description, independently of the suite's own writer.
"""
import json
import struct

import numpy as np

np.save("float32-2x3.npy", np.array([[1.5, -2.25, 0.1], [np.inf, 1e-40, 3e38]], dtype="<f4"))
np.save("float64-column-major-2x3x2.npy", np.asfortranarray(np.arange(12, dtype="<f8").reshape(2, 3, 2) + 0.5))
np.save("int64-big-endian-4.npy", np.array([1, -2, 300, -40000], dtype=">i8"))
np.save("uint8-5.npy", np.array([0, 1, 9, 200, 255], dtype="u1"))
np.save("bool-3.npy", np.array([True, False, True]))
np.save("float16-2.npy", np.array([0.5, -1.25], dtype="f2"))
np.save("scalar.npy", np.array(42.0))
np.save("strings.npy", np.array(["a", "bc"]))
with open("version2.npy", "wb") as file:
    np.lib.format.write_array(file, np.array([7, 8], dtype="<i4"), version=(2, 0))
np.savez_compressed("compressed.npz", latents=np.array([[1, 2], [3, 4], [5, 6]], dtype="f4"), labels=np.array([0, 1, 0]))
np.savez("stored.npz", correlation=np.eye(2))

header = {
    "__metadata__": {"format": "pt"},
    "anchors": {"dtype": "I64", "shape": [3], "data_offsets": [0, 24]},
    "encoder.0.weight": {"dtype": "F32", "shape": [3, 2], "data_offsets": [24, 48]},
    "empty": {"dtype": "F32", "shape": [0, 3], "data_offsets": [48, 48]},
    "scalar": {"dtype": "F64", "shape": [], "data_offsets": [48, 56]},
}
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open("by-hand.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text)
    file.write(struct.pack("<3q", 1, 2, 3))
    file.write(struct.pack("<6f", 1.5, -2, 0.25, 4, 5, 6))
    file.write(struct.pack("<d", 2.5))
