namespace NebulaBench.Runtime.Libtorch;

/// <summary>Where the process takes libtorch from.</summary>
public enum LibtorchSource
{
    /// <summary>It travels with the program.</summary>
    Bundled,

    /// <summary>The user named its folder.</summary>
    Named,

    /// <summary>The system's loader is to find it by its name.</summary>
    System,
}
