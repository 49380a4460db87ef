namespace NebulaBench.Runtime.Libtorch;

/// <summary>The libtorch that this process has loaded.</summary>
/// <param name="Location">Where it was found.</param>
/// <param name="Version">Its version.</param>
/// <param name="HasCuda">Whether it was built with operations for NVIDIA's GPUs.</param>
public sealed record LoadedLibtorch(LibtorchLocation Location, Version Version, bool HasCuda);
