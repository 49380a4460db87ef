using CsCheck;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>Damaged copies of good inputs, by number.</summary>
/// <param name="seeds">The good inputs.</param>
/// <param name="tokens">The words of a text format; none for a binary one.</param>
/// <param name="isJson">Whether they are JSON.</param>
/// <param name="mend">Makes checksums and the like fit.</param>
internal sealed class MutatedInputs(IReadOnlyList<byte[]> seeds, IReadOnlyList<string> tokens, bool isJson, Func<byte[], byte[]> mend)
{
    private const int Largest = 1 << 20, Stream = 1;

    private readonly Gen<byte[]> inputs = Mutated(seeds, tokens, isJson);

    /// <summary>An input; the same for the same number.</summary>
    public byte[] Create(long number)
    {
        byte[] input = inputs.Generate(new PCG(Stream, (ulong)number), null, out _);
        input = input.Length > Largest ? input[..Largest] : input;
        return number % 2 == 0 ? input : mend(input);
    }

    // Mostly one or two edits, so that an input stays what it was nearly everywhere and comes far.
    private static Gen<byte[]> Mutated(IReadOnlyList<byte[]> seeds, IReadOnlyList<string> tokens, bool isJson)
    {
        Gen<byte[]> seed = Gen.OneOf(seeds.ToArray());
        Gen<Edit> bytes = ByteEdits.Create(seed);
        Gen<Edit> edit = tokens.Count == 0 ? bytes : Gen.Frequency((1, bytes), (3, TextEdits.Create(tokens)));
        edit = isJson ? Gen.Frequency((1, edit), (3, JsonEdits.Create())) : edit;
        Gen<Edit[]> edits = Gen.Frequency((5, edit.Array[1]), (3, edit.Array[2, 3]), (2, edit.Array[4, 8]), (1, edit.Array[9, 30]));
        return Gen.Select(seed, edits, (start, all) => all.Aggregate(start, (input, each) => input.Length > Largest ? input : each(input)));
    }
}
