using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

/// <summary>What is behind a solid: a smooth gradient, and before it discs and bars of random colors, some of them shaded like solids.</summary>
public sealed class Backdrop
{
    private readonly Color low, high;
    private readonly double directionX, directionY;
    private readonly Piece[] pieces;

    /// <summary>Draws a backdrop.</summary>
    /// <param name="clutter">The number of discs and bars.</param>
    /// <param name="random">Where to draw from.</param>
    public Backdrop(int clutter, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        low = Any(random);
        high = Any(random);
        (directionX, directionY) = Math.SinCos(random.NextDouble(0, 2 * Math.PI));
        pieces = new Piece[clutter];
        for (int piece = 0; piece < clutter; piece++)
        {
            pieces[piece] = new Piece(random);
        }
    }

    /// <summary>The color at a place.</summary>
    /// <param name="x">From −1 at the left to 1 at the right.</param>
    /// <param name="y">From −1 at the bottom to 1 at the top.</param>
    public Color At(double x, double y)
    {
        for (int piece = pieces.Length - 1; piece >= 0; piece--)
        {
            if (pieces[piece].Covers(x, y, out Color color))
            {
                return color;
            }
        }
        return low.Towards(high, 0.5 + (0.35 * ((directionX * x) + (directionY * y))));
    }

    private static Color Any(RandomStream random) =>
        Color.OfHue(random.NextDouble(), random.NextDouble(0.1, 0.8), random.NextDouble(0.15, 0.9));

    private sealed class Piece
    {
        private readonly double centerX, centerY, halfWidth, halfHeight, sine, cosine, fade;
        private readonly bool round;
        private readonly Color color;

        public Piece(RandomStream random)
        {
            centerX = random.NextDouble(-1.1, 1.1);
            centerY = random.NextDouble(-1.1, 1.1);
            halfWidth = random.NextDouble(0.08, 0.45);
            halfHeight = random.NextDouble(0.08, 0.3);
            (sine, cosine) = Math.SinCos(random.NextDouble(0, Math.PI));
            fade = random.NextDouble(-0.6, 0.6);
            round = random.NextInt(2) == 0;
            color = Any(random);
        }

        public bool Covers(double x, double y, out Color seen)
        {
            double along = ((cosine * (x - centerX)) + (sine * (y - centerY))) / halfWidth;
            double across = ((cosine * (y - centerY)) - (sine * (x - centerX))) / halfHeight;
            seen = color * (1 + (fade * along));
            return round ? (along * along) + (across * across) < 1 : Math.Abs(along) < 1 && Math.Abs(across) < 1;
        }
    }
}
