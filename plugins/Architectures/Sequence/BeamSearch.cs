using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>
/// Follows the most probable beginnings of every sequence, a fixed number of them, and gives the most probable sequence in the end. The
/// probability is the whole sequence's, not the mean of its tokens'.
/// </summary>
internal static class BeamSearch
{
    /// <summary>Writes sequences.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="code">[batch, code].</param>
    /// <param name="beams">The number of beginnings that are followed.</param>
    /// <returns>[batch, length], int64.</returns>
    public static torch.Tensor Tokens(TokenDecoder decoder, torch.Tensor code, int beams)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using DecodingState state = decoder.Start(code.repeat_interleave(beams, 0));
        Beginnings beginnings = First(decoder, code, beams);
        for (long place = 0; place < decoder.Length; place++)
        {
            beginnings = Continue(state, beginnings, place);
            if (beginnings.Ended.all().ToBoolean())
            {
                break;
            }
        }
        // They are in order, the most probable first.
        return beginnings.Written.view(code.shape[0], beams, -1).select(1, 0).clone().MoveToOuterDisposeScope();
    }

    private static Beginnings First(TokenDecoder decoder, torch.Tensor code, int beams)
    {
        long batch = code.shape[0];
        torch.Device device = code.device;
        // All beams are the same at first: only one may be followed, or they would stay the same.
        torch.Tensor score = torch.full([batch, beams], float.NegativeInfinity, code.dtype, device);
        score.select(1, 0).zero_();
        return new Beginnings(
            torch.full([batch * beams, decoder.Length], SpecialTokens.Padding, torch.int64, device),
            torch.full(batch * beams, SpecialTokens.Begin, torch.int64, device),
            torch.zeros(batch * beams, torch.@bool, device),
            score);
    }

    private static Beginnings Continue(DecodingState state, Beginnings now, long place)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (long batch, long beams) = (now.Score.shape[0], now.Score.shape[1]);
        torch.Tensor logProbability = Continuation.For(state.Step(now.Last), now.Ended).log_softmax(1); // [batch × beams, vocabulary]
        long vocabulary = logProbability.shape[1];
        torch.Tensor total = (now.Score.view(-1, 1) + logProbability).view(batch, -1);
        (torch.Tensor score, torch.Tensor index) = total.topk((int)beams, dim: 1); // [batch, beams]
        torch.Tensor firstRow = torch.arange(batch, torch.int64, total.device).unsqueeze(1) * beams;
        torch.Tensor row = (index.floor_divide(vocabulary) + firstRow).flatten();
        torch.Tensor token = index.remainder(vocabulary).flatten();
        torch.Tensor written = now.Written.index_select(0, row);
        written.select(1, place).copy_(token);
        torch.Tensor ended = Continuation.EndedAfter(now.Ended.index_select(0, row), token);
        state.Select(row);
        return new Beginnings(
            written.MoveToOuterDisposeScope(),
            token.MoveToOuterDisposeScope(),
            ended.MoveToOuterDisposeScope(),
            score.MoveToOuterDisposeScope());
    }

    /// <summary>The beginnings that are followed; row b × beams + k is the k-th of sequence b.</summary>
    /// <param name="Written">[batch × beams, length], padding after what is written.</param>
    /// <param name="Last">The last token of each, [batch × beams].</param>
    /// <param name="Ended">Which have ended, [batch × beams], booleans.</param>
    /// <param name="Score">Their log-probabilities, in descending order, [batch, beams].</param>
    private sealed record Beginnings(torch.Tensor Written, torch.Tensor Last, torch.Tensor Ended, torch.Tensor Score);
}
