using System.Globalization;

namespace NebulaBench.Host.Data;

/// <summary>Sizes as people read them.</summary>
public static class ByteCount
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A size in the largest unit that leaves at least one of it.</summary>
    /// <param name="bytes">The size.</param>
    public static string For(long bytes)
    {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < Units.Length - 1)
        {
            amount /= 1024;
            unit++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{amount:0.#} {Units[unit]}");
    }
}
