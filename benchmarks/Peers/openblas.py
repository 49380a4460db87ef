"""Which BLAS computes for PyTorch, and which of OpenBLAS's kernels: before a processor's time it may know, it takes one of 2004."""
import ctypes
import os
import pathlib

VARIABLE = "OPENBLAS_CORETYPE"


def best_kernel():
    """The widest kernel that the processor carries and OpenBLAS 0.3 has; None where it is not known here."""
    try:
        flags = pathlib.Path("/proc/cpuinfo").read_text().split("flags", 1)[1].split("\n", 1)[0].split()
    except (OSError, IndexError):
        return None
    if {"avx512f", "avx512dq", "avx512bw", "avx512vl"} <= set(flags):
        return "SkylakeX"
    return ("Zen" if "sse4a" in flags else "Haswell") if {"avx2", "fma"} <= set(flags) else None


def choose(wanted):
    """Has OpenBLAS take a kernel; to be called before torch is imported. "own" leaves the choice to OpenBLAS."""
    kernel = best_kernel() if wanted == "best" else None if wanted == "own" else wanted
    if kernel is not None:
        os.environ[VARIABLE] = kernel


def loaded():
    """The BLAS in this process, as a sentence; to be called after torch is imported."""
    for line in pathlib.Path("/proc/self/maps").read_text().splitlines():
        path = line.split()[-1]
        if not pathlib.Path(path).name.startswith(("libblas", "libopenblas")):
            continue
        library = ctypes.CDLL(path)
        try:
            name, config = library.openblas_get_corename, library.openblas_get_config
        except AttributeError:
            return f"{path}, which is not OpenBLAS"
        name.restype = config.restype = ctypes.c_char_p
        version = " ".join(config().decode().split()[:2])
        return f"{version} with the kernel {name().decode()}, {library.openblas_get_num_threads()} threads ({path})"
    return "no library of its own is loaded; see below"
