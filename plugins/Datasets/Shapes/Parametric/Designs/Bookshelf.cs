using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A bookshelf. Style: with a rear wall, open, with doors below. Detail: two, three or four boards between bottom and top.
/// Proportion: the height of its legs; a low one on high legs looks like a table.
/// </summary>
internal static class Bookshelf
{
    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        const float Depth = 0.32f;
        float width = 0.7f * factors.Width, height = 1.05f * factors.Height, board = factors.ByThickness(0.028f, 0.06f);
        float feet = factors.ByProportion(0.02f, 0.35f) * height, inside = height - feet;
        shape.AddPair(Part.Body, Primitive.Box(board, inside, Depth).Moved((width - board) / 2, feet, 0));
        int gaps = factors.Detail + 3;
        for (int each = 0; each <= gaps; each++)
        {
            float y = feet + ((inside - board) * each / gaps);
            shape.Add(Part.Surface, Primitive.Box(width - (2 * board), board, 0.97f * Depth).Moved(0, y, 0));
        }
        if (factors.Style != 1)
        {
            shape.Add(Part.Back, Primitive.Box(width - (2 * board), inside, board / 2).Moved(0, feet, (board / 4) - (Depth / 2)));
        }
        if (factors.Style == 2)
        {
            Vector2 door = new((width / 2) - board, inside / gaps);
            shape.AddPair(Part.Body, Primitive.Box(0.97f * door.X, door.Y, board).Moved(door.X / 2, feet, (Depth - board) / 2));
        }
        Vector2 corner = new Vector2(width - (1.3f * board), Depth - (1.3f * board)) / 2;
        Supports.AddLegs(shape, feet, corner, corner, 1.3f * board);
    }
}
