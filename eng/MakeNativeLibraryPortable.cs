#nullable disable
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Lets a shared library that was linked against GCC 13's libstdc++ load where only an older one is installed.
/// The library refers to one newer symbol, std::ios_base_library_init(), which exists to be referred to and is never called.
/// The reference is turned into one to std::ios_base::Init::Init(), of every libstdc++, and the need for the newer symbol
/// version is marked weak. The file is replaced, never written in place: it may be a hard link into the package cache.
/// Running it twice, or on a library that has no such reference, changes nothing.
/// </summary>
public sealed class MakeNativeLibraryPortable : Microsoft.Build.Utilities.Task
{
    private const string NewerSymbol = "_ZSt21ios_base_library_initv";
    private const string OlderSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const string NewerVersion = "GLIBCXX_3.4.32";
    private const string OlderVersion = "GLIBCXX_3.4";
    private const ushort WeakFlag = 0x2;

    [Required]
    public string Library { get; set; }

    public override bool Execute()
    {
        byte[] image = File.ReadAllBytes(Library);
        if (!IsElf64LittleEndian(image))
        {
            Log.LogMessage(MessageImportance.Low, "{0} is no 64-bit ELF file; left alone.", Library);
            return true;
        }

        var sections = new SectionTable(image);
        if (!Redirect(image, sections))
        {
            Log.LogMessage(MessageImportance.Low, "{0} needs no change.", Library);
            return true;
        }

        string replacement = Library + ".portable";
        File.WriteAllBytes(replacement, image);
        File.Replace(replacement, Library, null);
        Log.LogMessage(MessageImportance.Normal, "{0} now loads with an older libstdc++ too.", Library);
        return true;
    }

    private static bool IsElf64LittleEndian(byte[] image)
    {
        return image.Length > 64 && image[0] == 0x7f && image[1] == 'E' && image[2] == 'L' && image[3] == 'F'
            && image[4] == 2 && image[5] == 1;
    }

    private static bool Redirect(byte[] image, SectionTable sections)
    {
        Section symbols, names, versions, needs;
        if (!sections.TryGet(".dynsym", out symbols) || !sections.TryGet(".dynstr", out names)
            || !sections.TryGet(".gnu.version", out versions) || !sections.TryGet(".gnu.version_r", out needs))
        {
            return false;
        }

        const int SymbolSize = 24;
        for (int index = 0; index < symbols.Size / SymbolSize; index++)
        {
            int symbol = symbols.Offset + index * SymbolSize;
            int name = names.Offset + BitConverter.ToInt32(image, symbol);
            bool undefined = BitConverter.ToUInt16(image, symbol + 6) == 0;
            if (!undefined || ReadString(image, name) != NewerSymbol)
            {
                continue;
            }

            ushort olderIndex = 0;
            int newerFlags = -1;
            foreach (VersionNeed need in VersionNeeds(image, needs, names))
            {
                if (need.Name == OlderVersion) olderIndex = need.Index;
                if (need.Name == NewerVersion) newerFlags = need.FlagsOffset;
            }
            if (olderIndex == 0 || newerFlags < 0)
            {
                return false;
            }

            byte[] older = Encoding.ASCII.GetBytes(OlderSymbol);
            Array.Clear(image, name, NewerSymbol.Length);
            Array.Copy(older, 0, image, name, older.Length);
            WriteUInt16(image, versions.Offset + 2 * index, olderIndex);
            WriteUInt16(image, newerFlags, (ushort)(BitConverter.ToUInt16(image, newerFlags) | WeakFlag));
            return true;
        }
        return false;
    }

    private static IEnumerable<VersionNeed> VersionNeeds(byte[] image, Section needs, Section names)
    {
        int file = needs.Offset;
        while (true)
        {
            int count = BitConverter.ToUInt16(image, file + 2);
            int entry = file + BitConverter.ToInt32(image, file + 8);
            for (int i = 0; i < count; i++)
            {
                yield return new VersionNeed
                {
                    Name = ReadString(image, names.Offset + BitConverter.ToInt32(image, entry + 8)),
                    Index = BitConverter.ToUInt16(image, entry + 6),
                    FlagsOffset = entry + 4,
                };
                entry += BitConverter.ToInt32(image, entry + 12);
            }
            int next = BitConverter.ToInt32(image, file + 12);
            if (next == 0) yield break;
            file += next;
        }
    }

    private static string ReadString(byte[] image, int offset)
    {
        int end = offset;
        while (image[end] != 0) end++;
        return Encoding.ASCII.GetString(image, offset, end - offset);
    }

    private static void WriteUInt16(byte[] image, int offset, ushort value)
    {
        image[offset] = (byte)value;
        image[offset + 1] = (byte)(value >> 8);
    }

    private struct VersionNeed
    {
        public string Name;
        public ushort Index;
        public int FlagsOffset;
    }

    private struct Section
    {
        public int Offset;
        public int Size;
    }

    /// <summary>The section headers of a 64-bit ELF file, by name.</summary>
    private sealed class SectionTable
    {
        private readonly Dictionary<string, Section> byName = new Dictionary<string, Section>();

        public SectionTable(byte[] image)
        {
            long table = BitConverter.ToInt64(image, 0x28);
            int size = BitConverter.ToUInt16(image, 0x3a);
            int count = BitConverter.ToUInt16(image, 0x3c);
            int nameSection = BitConverter.ToUInt16(image, 0x3e);
            int nameTable = (int)BitConverter.ToInt64(image, (int)table + nameSection * size + 0x18);
            for (int i = 0; i < count; i++)
            {
                int header = (int)table + i * size;
                string name = ReadString(image, nameTable + BitConverter.ToInt32(image, header));
                byName[name] = new Section
                {
                    Offset = (int)BitConverter.ToInt64(image, header + 0x18),
                    Size = (int)BitConverter.ToInt64(image, header + 0x20),
                };
            }
        }

        public bool TryGet(string name, out Section section)
        {
            return byName.TryGetValue(name, out section);
        }
    }
}
