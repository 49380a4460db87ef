using System.Runtime.InteropServices;

namespace NebulaBench.Runtime.Platform;

/// <summary>Ends the process without waiting for threads that still compute.</summary>
public static class ProcessEnd
{
    /// <summary>
    /// Ends the process at once. The runtime's own exit runs the destructors of native libraries, which crash or hang while threads are
    /// still in them.
    /// </summary>
    /// <param name="code">The exit code.</param>
    public static void Now(int code)
    {
        if (!OperatingSystem.IsWindows())
        {
            Exit(code);
        }
        Environment.Exit(code);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Exit(int code);
}
