using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Writes sequences place by place, each token chosen before the next is thought of.</summary>
internal static class SequenceWriter
{
    // A logit that no token has by itself, and finite, so that a loss of it stays a number.
    private const double Impossible = -100;

    /// <summary>The most probable token of every place.</summary>
    public static torch.Tensor Best(torch.Tensor logits) => logits.argmax(1);

    /// <summary>Draws a token for every place.</summary>
    /// <param name="temperature">The logits are divided by it.</param>
    public static Func<torch.Tensor, torch.Tensor> Drawn(double temperature) => logits =>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor probabilities = (logits / temperature).softmax(1);
        return torch.multinomial(probabilities, 1).squeeze(1).MoveToOuterDisposeScope();
    };

    /// <summary>The tokens that a decoder writes.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="code">[batch, code].</param>
    /// <param name="choose">Chooses tokens, [batch, vocabulary] to [batch].</param>
    /// <returns>[batch, length], int64.</returns>
    public static torch.Tensor Tokens(TokenDecoder decoder, torch.Tensor code, Func<torch.Tensor, torch.Tensor> choose)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        List<torch.Tensor> places = [];
        Write(decoder, code, choose, (logits, token) =>
        {
            logits.Dispose();
            places.Add(token);
        });
        while (places.Count < decoder.Length)
        {
            places.Add(torch.full_like(places[0], SpecialTokens.Padding));
        }
        return torch.stack(places, 1).MoveToOuterDisposeScope();
    }

    /// <summary>The logits by which a decoder writes the most probable tokens; past a sequence's end, padding is certain.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="code">[batch, code].</param>
    /// <returns>[batch, vocabulary, length].</returns>
    public static torch.Tensor Logits(TokenDecoder decoder, torch.Tensor code)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        List<torch.Tensor> places = [];
        Write(decoder, code, Best, (logits, _) => places.Add(logits));
        torch.Tensor past = torch.ones(code.shape[0], torch.@bool, code.device);
        while (places.Count < decoder.Length)
        {
            places.Add(Continuation.For(places[0], past));
        }
        return torch.stack(places, 2).clamp_min(Impossible).MoveToOuterDisposeScope();
    }

    /// <summary>Writes until every sequence has ended or is full.</summary>
    private static void Write(
        TokenDecoder decoder, torch.Tensor code, Func<torch.Tensor, torch.Tensor> choose, Action<torch.Tensor, torch.Tensor> take)
    {
        using DecodingState state = decoder.Start(code);
        torch.Tensor token = torch.full(code.shape[0], SpecialTokens.Begin, torch.int64, code.device);
        torch.Tensor ended = torch.zeros(code.shape[0], torch.@bool, code.device);
        for (long place = 0; place < decoder.Length; place++)
        {
            using torch.Tensor raw = state.Step(token);
            torch.Tensor logits = Continuation.For(raw, ended);
            token = choose(logits);
            ended = Continuation.EndedAfter(ended, token);
            take(logits, token);
            using torch.Tensor all = ended.all();
            if (all.ToBoolean())
            {
                return;
            }
        }
    }
}

/// <summary>How a sequence that is being written may go on.</summary>
internal static class Continuation
{
    /// <summary>
    /// Rules out what is never written: padding and the beginning while a sequence goes on, everything but padding where it has ended.
    /// </summary>
    /// <param name="logits">[batch, vocabulary].</param>
    /// <param name="ended">Which sequences have ended, [batch], booleans.</param>
    /// <returns>The logits, negative infinity where a token is ruled out, [batch, vocabulary].</returns>
    public static torch.Tensor For(torch.Tensor logits, torch.Tensor ended)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor token = torch.arange(logits.shape[1], torch.int64, logits.device);
        torch.Tensor padding = token.eq(SpecialTokens.Padding);
        torch.Tensor never = padding | token.eq(SpecialTokens.Begin);
        torch.Tensor past = ended.unsqueeze(1);
        torch.Tensor open = logits.masked_fill(never | past, float.NegativeInfinity);
        return open.masked_fill(past & padding, 0).MoveToOuterDisposeScope();
    }

    /// <summary>Which sequences have ended after one more token.</summary>
    /// <param name="ended">Which had before, [batch], booleans.</param>
    /// <param name="token">[batch], int64.</param>
    public static torch.Tensor EndedAfter(torch.Tensor ended, torch.Tensor token)
    {
        using torch.Tensor now = token.eq(SpecialTokens.End);
        return ended | now;
    }
}
