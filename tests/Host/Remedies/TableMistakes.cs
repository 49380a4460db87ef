namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes in tables.</summary>
internal static class TableMistakes
{
    private const string Table = "{ id: table, path: t.csv, label_column: y }";

    private const string Good = "a,b,y\n1,2,u\n3,4,v\n5,6,u\n7,8,v\n9,10,u\n11,12,v\n";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        InTable("NB3160", "decimal_comma: true reads numbers such as 1,5.", Table, Good.Replace(',', ';').Replace("2;", "2,5;", StringComparison.Ordinal),
            "{ id: table, path: t.csv, label_column: y, decimal_comma: true }"),
        InTable("NB3160", "name the column in categories, or leave it out of columns.", Table, Good.Replace("2", "red", StringComparison.Ordinal),
            "{ id: table, path: t.csv, label_column: y, columns: ['*', '!b'] }"),
        InTable("NB3160", "missing: mean fills such cells with the column's training mean", Table, Good.Replace("3,", ",", StringComparison.Ordinal),
            "{ id: table, path: t.csv, label_column: y, missing: mean }"),
        InTable("NB3160", "or leave the rows out by missing: drop.", Table, Good + "13,14,\n", "{ id: table, path: t.csv, label_column: y, missing: drop }"),
        Mistake.InData("NB3161", "Correct the path; a relative one begins at the data folder (--data).", Table, _ => { }, bench => bench.Write("t.csv", Good)),
        InTable("NB3162", "Write a row for each sample.", Table, "", bench => bench.Write("t.csv", Good)),
        InTable("NB3163", "Its columns are a, b, y; name one, or its position from 1, by label_column.", "{ id: table, path: t.csv, label_column: kind }", Good, Table),
        InTable("NB3163", "Set header: false, or write names.", "{ id: table, path: t.csv, label_column: '2' }", "7,1\n1,1\n2,2\n3,1\n4,2\n5,1\n", "{ id: table, path: t.csv, header: false, label_column: '2' }"),
        Mistake.InData("NB3164", "Give training rows of every class, or leave the others out.", "{ id: table, path: t.csv, test: test.csv, label_column: y }", bench =>
        {
            bench.Write("t.csv", Good);
            bench.Write("test.csv", Good + "1,2,w\n");
        }, bench => bench.Write("test.csv", Good)),
        Mistake.InData("NB3165", "Save numbers or texts: numpy.asarray(a, dtype=float)", "{ id: table, path: t.npy }",
            bench => bench.Write("t.npy", Npy("|O", 6, new byte[6])), bench => bench.Write("t.npy", Npy("|u1", 6, [1, 2, 3, 4, 5, 6]))),
    ];

    private static Mistake InTable(string code, string remedy, string dataset, string wrong, string right) =>
        Mistake.InData(code, remedy, dataset, bench => bench.Write("t.csv", wrong), right);

    private static Mistake InTable(string code, string remedy, string dataset, string wrong, Action<Workbench> mend) =>
        Mistake.InData(code, remedy, dataset, bench => bench.Write("t.csv", wrong), mend);

    private static byte[] Npy(string kind, int rows, byte[] elements)
    {
        string header = FormattableString.Invariant($"{{'descr': '{kind}', 'fortran_order': False, 'shape': ({rows}, 1), }}").PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. elements];
    }
}
