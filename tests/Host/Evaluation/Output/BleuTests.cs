using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>BLEU of a corpus.</summary>
public class BleuTests
{
    [Test]
    public void Measure_OutputEqualToItsReference_IsAHundred() =>
        Assert.That(For(([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).Value, Is.EqualTo(100).Within(1e-12));

    [Test]
    public void Measure_ARepeatedWord_IsClipped()
    {
        // Unigrams 2 of 7 (the word occurs twice in the reference); no longer match: ½ of 6, ¼ of 5, ⅛ of 4 by smoothing.
        Score score = For(([1, 1, 1, 1, 1, 1, 1], [1, 2, 3, 1, 4, 5, 6]));
        double expected = 100 * Math.Pow(2 / 7.0 * (0.5 / 6) * (0.25 / 5) * (0.125 / 4), 0.25);
        Assert.That(score.Value, Is.EqualTo(expected).Within(1e-10));
    }

    [Test]
    public void Measure_ShorterThanTheReference_IsPenalized() =>
        Assert.That(For(([1, 2, 3, 4], [1, 2, 3, 4, 5])).Value, Is.EqualTo(100 * Math.Exp(1 - (5 / 4.0))).Within(1e-10));

    [Test]
    public void Measure_TwoTokens_UsesTheOrdersThereAre() => Assert.That(For(([1, 2], [1, 2])).Value, Is.EqualTo(100).Within(1e-12));

    [Test]
    public void Measure_SeveralSequences_AddsCountsBeforeDividing()
    {
        // Unigrams 4 + 2 of 8, bigrams 3 + 0 of 6, trigrams 2 + 0 of 4, 4-grams 1 + 0 of 2.
        Score score = For(([1, 2, 3, 4], [1, 2, 3, 4]), ([5, 9, 6, 9], [6, 8, 5, 8]));
        double expected = 100 * Math.Pow(6 / 8.0 * (3 / 6.0) * (2 / 4.0) * (1 / 2.0), 0.25);
        Assert.That(score.Value, Is.EqualTo(expected).Within(1e-10));
    }

    [Test]
    public void Measure_ThirtyPseudoRandomSequences_EqualsNltk()
    {
        uint state = 7;
        var bleu = new BleuCounts();
        for (int sequence = 0; sequence < 30; sequence++)
        {
            int[] target = [.. Repeat(8 + Next(10), () => 1 + Next(6))];
            int[] output = [.. target.Select(token => Next(4) != 0 ? token : 1 + Next(6))];
            bleu.Add(output.AsSpan()[..^Next(3)].ToArray(), target);
        }
        // corpus_bleu of NLTK 3.8 on the same sequences.
        Assert.That(bleu.Measure().Value, Is.EqualTo(57.440627362706294).Within(1e-10));

        int Next(int bound)
        {
            state = ((state * 1103515245) + 12345) % 0x80000000;
            return (int)(state >> 16) % bound;
        }

        static IEnumerable<int> Repeat(int count, Func<int> draw)
        {
            for (int i = 0; i < count; i++)
            {
                yield return draw();
            }
        }
    }

    [Test]
    public void Measure_NoTokenMatches_IsZero() => Assert.That(For(([1, 2], [3, 4])).Value, Is.Zero);

    [Test]
    public void Measure_EmptyOutput_IsZero() => Assert.That(For(([], [3, 4])).Value, Is.Zero);

    [Test]
    public void Measure_NoReference_IsUndefined() => Assert.That(For(([1], [])).Reason, Is.EqualTo("the references are empty"));

    private static Score For(params (int[] Output, int[] Target)[] pairs)
    {
        var bleu = new BleuCounts();
        foreach ((int[] output, int[] target) in pairs)
        {
            bleu.Add(output, target);
        }
        return bleu.Measure();
    }
}
