namespace NebulaBench.Metrics.Output;

/// <summary>What the metrics of tokens and label maps are.</summary>
internal static class DiscreteDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
    [
        new()
        {
            Id = "token_accuracy",
            Family = MetricFamily.Output,
            Name = "Token accuracy",
            Formula = "share of the target's tokens that the output has in the same place",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "In runs, of tokens predicted from the true ones before them. Padding does not count; tokens that an output lacks are wrong, tokens beyond the target's end are not counted.",
            Citation = "a share of this suite",
        },
        new()
        {
            Id = "perplexity",
            Family = MetricFamily.Output,
            Name = "Perplexity",
            Formula = "exp(negative log-likelihood in nats / number of tokens), over the whole set",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "In runs, of tokens predicted from the true ones before them and from the posterior's mean, the end counted; the latent itself is "
                + "free, so it is no likelihood of the text: perplexity_bound is. Padding does not count. Undefined where the likelihood of no token is "
                + "known.",
            Citation = "Jelinek et al.: Perplexity: a measure of the difficulty of speech recognition tasks (1977)",
        },
        new()
        {
            Id = "perplexity_bound",
            Family = MetricFamily.Output,
            Name = "Perplexity bound",
            Formula = "exp(−IWAE bound / mean number of tokens)",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "An upper bound of the perplexity of the text under a variational model: with one draw that of the ELBO, tighter with more. Undefined "
                + "where the bound is, and for outputs that are no sequences.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
        new()
        {
            Id = "bleu_4",
            Family = MetricFamily.Output,
            Name = "BLEU-4",
            Formula = "100 · BP · (p_1 p_2 p_3 p_4)^¼, p_n the clipped n-gram precision of the whole set, BP = min(1, exp(1 − r / "
                + "c)), r and c the lengths of references and outputs",
            Range = "[0, 100]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "One reference each. Orders longer than every output are left out of the mean. Of the others, the k-th "
                + "without a match counts as 1 / (2^k · its n-grams). 0 where no token matches, undefined where the references "
                + "are empty.",
            Citation = "Papineni, Roukos, Ward, Zhu: BLEU (ACL 2002); smoothing as in Post: A call for clarity (WMT 2018)",
        },
        new()
        {
            Id = "mean_iou",
            Family = MetricFamily.Output,
            Name = "Mean IoU",
            Formula = "mean over labels of (right) / (wanted or predicted), counted over the whole set",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Labels that are neither wanted nor predicted are left out. Undefined without labels.",
            Citation = "Everingham et al.: The Pascal visual object classes challenge (2015)",
        },
        new()
        {
            Id = "label_accuracy",
            Family = MetricFamily.Output,
            Name = "Label accuracy",
            Formula = "share of pixels, points or voxels whose label is right",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Undefined without labels.",
            Citation = "Everingham et al.: The Pascal visual object classes challenge (2015)",
        },
    ];
}
