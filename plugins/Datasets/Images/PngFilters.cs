namespace NebulaBench.Datasets.Images;

/// <summary>PNG stores each row as differences from its neighbors, by one of five filters that the row's first byte names.</summary>
internal static class PngFilters
{
    /// <summary>Undoes the filters.</summary>
    /// <param name="rows">The rows, each after its filter's number.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="rowBytes">The bytes of a row.</param>
    /// <param name="pixelBytes">How far back the left neighbor lies.</param>
    /// <returns>[height × rowBytes].</returns>
    public static byte[] Undo(byte[] rows, int height, int rowBytes, int pixelBytes)
    {
        var plain = new byte[checked(height * rowBytes)];
        for (int row = 0; row < height; row++)
        {
            int filter = rows[row * (rowBytes + 1)];
            int start = row * rowBytes;
            for (int column = 0; column < rowBytes; column++)
            {
                int left = column >= pixelBytes ? plain[start + column - pixelBytes] : 0;
                int above = row > 0 ? plain[start + column - rowBytes] : 0;
                int corner = column >= pixelBytes && row > 0 ? plain[start + column - rowBytes - pixelBytes] : 0;
                int expected = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => throw new PictureException("is a damaged PNG file"),
                };
                plain[start + column] = (byte)(rows[(row * (rowBytes + 1)) + 1 + column] + expected);
            }
        }
        return plain;
    }

    private static int Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner), toAbove = Math.Abs(left - corner), toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
