using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Images;

/// <summary>The characters of a list, and what stands between its columns.</summary>
/// <param name="Content">The text.</param>
/// <param name="Delimiter">A comma, a semicolon or a tab.</param>
internal sealed record ImageListText(string Content, char Delimiter)
{
    /// <summary>Reads a list.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="NebulaException">NB3031: it is missing, cannot be read, or is neither UTF-8 nor UTF-16.</exception>
    public static ImageListText Read(string path)
    {
        try
        {
            byte[] bytes = RegularFile.ReadAllBytes(path);
            return bytes.Length > 0
                ? From(Text(bytes, path), Path.GetDirectoryName(path)!)
                : throw new NebulaException("NB3031", "the list is empty, or no regular file.", path, "Name a CSV file, a row for each sample.");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NebulaException("NB3031", "the list is missing.", path, "Correct the path; a relative one begins at the data folder (--data).");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException("NB3031", "the list cannot be read.", path, $"The system says: {failure.Message}", failure);
        }
    }

    private static string Text(byte[] bytes, string path)
    {
        try
        {
            DataLine[] lines = [.. TextContent.Lines(TextContent.ToUtf8(bytes), everyReturnEnds: true)];
            return Array.Find(lines, line => line.Problem is not null) is { } wrong
                ? throw new NebulaException(
                    "NB3031", $"{wrong.Problem}.", string.Create(CultureInfo.InvariantCulture, $"{path}, row {wrong.Number}"), "Save the list as UTF-8.")
                : string.Join('\n', lines.Select(line => line.Text));
        }
        catch (TextEncodingException failure)
        {
            throw new NebulaException("NB3031", $"the list {failure.Message}.", path, "Save it as UTF-8.", failure);
        }
    }

    private static ImageListText From(string text, string folder)
    {
        string[] lines = text.Split(['\n', '\r'], 2);
        // Excel writes and obeys a first line such as sep=; which becomes a blank one here: rows keep their numbers.
        if (lines[0].Trim('"', ' ') is ['s', 'e', 'p', '=', (',' or ';' or '\t') and var named])
        {
            return new ImageListText(text[lines[0].Length..], named);
        }
        string? first = text.Split(['\n', '\r']).FirstOrDefault(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal));
        return new ImageListText(text, first is null ? ',' : Sniff(first, folder));
    }

    // Where a comma stands before decimals, Excel writes semicolons and calls that CSV too.
    private static char Sniff(string line, string folder)
    {
        foreach (char delimiter in ",;\t")
        {
            if (line.Split(delimiter).Any(cell => cell.Trim('"', ' ').Equals("source", StringComparison.OrdinalIgnoreCase)))
            {
                return delimiter;
            }
        }
        char other = line.Contains(';', StringComparison.Ordinal) ? ';' : '\t';
        bool isOneFile = line.Contains('\0', StringComparison.Ordinal) || File.Exists(Path.GetFullPath(line.Trim('"', ' '), folder));
        return line.Contains(',', StringComparison.Ordinal) || !line.Contains(other, StringComparison.Ordinal) || isOneFile ? ',' : other;
    }
}
