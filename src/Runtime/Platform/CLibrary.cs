using System.Runtime.InteropServices;

namespace NebulaBench.Runtime.Platform;

/// <summary>Functions of the GNU C library that .NET has no call for.</summary>
internal static class CLibrary
{
    /// <summary>A function, or null where the system has another library or an older one.</summary>
    /// <param name="library">The file of the library, such as <c>libc.so.6</c>.</param>
    /// <param name="function">Its name.</param>
    public static TFunction? Function<TFunction>(string library, string function)
        where TFunction : Delegate =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, function, out nint address)
            ? Marshal.GetDelegateForFunctionPointer<TFunction>(address)
            : null;
}
