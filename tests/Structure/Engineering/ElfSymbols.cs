using System.Text;

namespace NebulaBench.Structure.Tests.Engineering;

/// <summary>
/// The dynamic symbols and version needs of a 64-bit ELF file, read by way of the program headers: another way than the one the
/// build step takes, which reads the section headers.
/// </summary>
internal sealed class ElfSymbols
{
    private const int Load = 1, Dynamic = 2;
    private const long StringTable = 5, SymbolTable = 6, VersionSymbols = 0x6ffffff0, VersionNeeds = 0x6ffffffe, VersionNeedCount = 0x6fffffff;

    private readonly byte[] image;
    private readonly List<(long Address, long Offset, long Size)> segments = [];
    private readonly Dictionary<long, long> entries = [];

    public ElfSymbols(string path)
    {
        image = File.ReadAllBytes(path);
        long dynamic = 0;
        for (int i = 0; i < BitConverter.ToUInt16(image, 0x38); i++)
        {
            int header = (int)Long(0x20) + (i * BitConverter.ToUInt16(image, 0x36));
            int type = BitConverter.ToInt32(image, header);
            if (type == Load)
                segments.Add((Long(header + 0x10), Long(header + 0x08), Long(header + 0x20)));
            if (type == Dynamic)
                dynamic = Long(header + 0x08);
        }
        for (long at = dynamic; Long(at) != 0; at += 16)
            entries[Long(at)] = Long(at + 8);
    }

    /// <summary>The flags of a needed version, such as <c>GLIBCXX_3.4</c>, and its index; null where it is not needed.</summary>
    public (ushort Flags, ushort Index)? Need(string version)
    {
        long file = Offset(entries[VersionNeeds]);
        for (long i = 0; i < entries[VersionNeedCount]; i++, file += BitConverter.ToInt32(image, (int)file + 12))
        {
            long entry = file + BitConverter.ToInt32(image, (int)file + 8);
            for (int j = 0; j < BitConverter.ToUInt16(image, (int)file + 2); j++, entry += BitConverter.ToInt32(image, (int)entry + 12))
            {
                if (Name(BitConverter.ToInt32(image, (int)entry + 8)) == version)
                    return (BitConverter.ToUInt16(image, (int)entry + 4), BitConverter.ToUInt16(image, (int)entry + 6));
            }
        }
        return null;
    }

    /// <summary>The version index of an undefined symbol, or null where there is no such symbol.</summary>
    public ushort? VersionIndexOf(string symbol)
    {
        // The string table follows the symbol table, which has no length of its own.
        long table = Offset(entries[SymbolTable]), end = Offset(entries[StringTable]);
        for (long i = 0; table + (24 * i) < end; i++)
        {
            long at = table + (24 * i);
            if (BitConverter.ToUInt16(image, (int)at + 6) == 0 && Name(BitConverter.ToInt32(image, (int)at)) == symbol)
                return BitConverter.ToUInt16(image, (int)(Offset(entries[VersionSymbols]) + (2 * i)));
        }
        return null;
    }

    private long Offset(long address)
    {
        (long start, long offset, _) = segments.First(segment => address >= segment.Address && address < segment.Address + segment.Size);
        return address - start + offset;
    }

    private string Name(int index)
    {
        int start = (int)Offset(entries[StringTable]) + index;
        return Encoding.ASCII.GetString(image, start, Array.IndexOf(image, (byte)0, start) - start);
    }

    private long Long(long at) => BitConverter.ToInt64(image, (int)at);
}
