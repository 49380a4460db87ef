using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;
using Parquet;
using Parquet.Schema;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>Parquet files: columns of numbers, truth values and texts.</summary>
internal sealed partial class ParquetTableReader : ITableReader
{
    // Even columns that never change take some bytes for so many rows.
    private const long MostRowsOfByte = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string path;
    private readonly byte[] bytes;
    private readonly Field[] fields;

    /// <summary>Reads the schema.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="NebulaException">NB3161: it is damaged.</exception>
    public ParquetTableReader(string path, byte[] bytes)
    {
        (this.path, this.bytes) = (path, bytes);
        fields = Guarded(reader => Task.FromResult(reader.Schema.Fields.ToArray()));
        Columns = [.. fields.Select(field => field.Name)];
        Unnamed = Columns.Where(name => PandasIndex().IsMatch(name)).ToHashSet();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlySet<string> Unnamed { get; }

    /// <inheritdoc/>
    public TableRows Read(IReadOnlyList<int> numbers, IReadOnlyList<int> texts, BadRows bad)
    {
        foreach (int column in numbers.Concat(texts))
        {
            Require(fields[column], isNumber: numbers.Contains(column));
        }
        return Guarded(reader => ReadGroups(reader, numbers, texts));
    }

    private async Task<TableRows> ReadGroups(ParquetReader reader, IReadOnlyList<int> numbers, IReadOnlyList<int> texts)
    {
        long rows = reader.RowGroups.Sum(group => group.RowCount);
        if (reader.RowGroups.Any(group => group.RowCount < 0) || rows > bytes.LongLength * MostRowsOfByte || rows * Math.Max(1, numbers.Count) > Array.MaxLength)
        {
            throw new InvalidDataException($"It claims to have {rows} rows.");
        }
        var values = new float[rows * numbers.Count];
        string[][] read = [.. texts.Select(_ => new string[rows])];
        int start = 0;
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            foreach ((int at, int column) in numbers.Index())
            {
                double[] cells = await Numbers(group, (DataField)fields[column]).ConfigureAwait(false);
                for (int row = 0; row < cells.Length; row++)
                {
                    values[((long)(start + row) * numbers.Count) + at] = RowMatrix.Stored(cells[row]);
                }
            }
            foreach ((int at, int column) in texts.Index())
            {
                (await Texts(group, (DataField)fields[column]).ConfigureAwait(false)).CopyTo(read[at], start);
            }
            start += (int)group.RowCount;
        }
        return new TableRows(new DenseMatrix(values, (int)rows, numbers.Count), read, TableRows.Numbered(path));
    }

    private static async Task<string[]> Texts(ParquetRowGroupReader group, DataField field)
    {
        if (!IsText(field))
        {
            return Array.ConvertAll(await Numbers(group, field).ConfigureAwait(false), number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture));
        }
        var texts = new string?[group.RowCount];
        await group.ReadAsync(field, texts!).ConfigureAwait(false);
        return Array.ConvertAll(texts, text => text?.Trim() is { } known && !WrittenCell.IsMissing(known) ? known : "");
    }

    private static Task<double[]> Numbers(ParquetRowGroupReader group, DataField field) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Boolean => Cells<bool>(group, field, truth => truth ? 1 : 0),
        TypeCode.Byte => Cells<byte>(group, field),
        TypeCode.SByte => Cells<sbyte>(group, field),
        TypeCode.Int16 => Cells<short>(group, field),
        TypeCode.UInt16 => Cells<ushort>(group, field),
        TypeCode.Int32 => Cells<int>(group, field),
        TypeCode.UInt32 => Cells<uint>(group, field),
        TypeCode.Int64 => Cells<long>(group, field),
        TypeCode.UInt64 => Cells<ulong>(group, field),
        TypeCode.Single => Cells<float>(group, field),
        TypeCode.Decimal => Cells<decimal>(group, field),
        _ => Cells<double>(group, field),
    };

    private static Task<double[]> Cells<T>(ParquetRowGroupReader group, DataField field)
        where T : struct, INumber<T> => Cells<T>(group, field, double.CreateTruncating);

    private static async Task<double[]> Cells<T>(ParquetRowGroupReader group, DataField field, Func<T, double> convert)
        where T : struct
    {
        var cells = new T?[group.RowCount];
        await group.ReadAsync<T>(field, cells.AsMemory()).ConfigureAwait(false);
        return Array.ConvertAll(cells, cell => cell is { } there ? convert(there) : double.NaN);
    }

    private static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    private void Require(Field field, bool isNumber)
    {
        bool isText = field is DataField { IsArray: false } text && IsText(text);
        bool isKnown = isText || (field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data && !data.ClrType.IsEnum
            && Type.GetTypeCode(data.ClrType) is TypeCode.Boolean or (>= TypeCode.SByte and <= TypeCode.Decimal));
        if (!isKnown)
        {
            string type = field is DataField { IsArray: false } other ? other.ClrType.Name : "nested";
            throw new NebulaException(
                "NB3165", $"the column '{field.Name}' has the type {type}, which is neither numbers nor texts.", path, $"Leave it out by columns: ['*', '!{field.Name}'].");
        }
        if (isNumber && isText)
        {
            throw new NebulaException(
                "NB3165", $"the column '{field.Name}' has texts, not numbers.", path, "Name it in categories or label_column, or leave it out of columns.");
        }
    }

    // The library reads files as their bytes say, and fails in as many ways as bytes can be wrong; one of them is to go on for hours.
    private T Guarded<T>(Func<ParquetReader, Task<T>> read)
    {
        try
        {
            Task<T> reading = Task.Factory.StartNew(
                () => ReadAsync().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return reading.Wait(Patience + TimeSpan.FromSeconds(bytes.Length >> 20)) ? reading.Result : throw new TimeoutException();
        }
        catch (Exception failure) when (failure is not NebulaException)
        {
            throw TableFile.Damaged(path, "it is not a Parquet file, or damaged.", inner: failure);
        }

        async Task<T> ReadAsync()
        {
            await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(bytes, writable: false)).ConfigureAwait(false);
            return await read(reader).ConfigureAwait(false);
        }
    }

    // What pandas writes for an index without a name.
    [GeneratedRegex("^__index_level_[0-9]+__$")]
    private static partial Regex PandasIndex();
}
