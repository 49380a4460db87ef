using System.Runtime.InteropServices;

namespace NebulaBench.Runtime.Platform;

/// <summary>Functions of the GNU C library that .NET has no call for.</summary>
internal static class CLibrary
{
    private delegate int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

    /// <summary>A function, or null where the system has another library or an older one.</summary>
    /// <param name="library">The file of the library, such as <c>libc.so.6</c>.</param>
    /// <param name="function">Its name.</param>
    public static TFunction? Function<TFunction>(string library, string function)
        where TFunction : Delegate =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, function, out nint address)
            ? Marshal.GetDelegateForFunctionPointer<TFunction>(address)
            : null;

    /// <summary>
    /// Sets an environment variable for native libraries. Under Linux, the runtime's own call changes the runtime's copy of the environment only, and a
    /// library reads the process's.
    /// </summary>
    /// <returns>Whether it was set.</returns>
    public static bool SetEnvironmentVariable(string name, string value)
    {
        if (OperatingSystem.IsLinux())
        {
            return Function<SetVariable>("libc.so.6", "setenv")?.Invoke(name, value, overwrite: 1) == 0;
        }
        Environment.SetEnvironmentVariable(name, value);
        return true;
    }
}
