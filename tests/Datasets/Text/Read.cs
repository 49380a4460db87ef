using TorchSharp;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>What a split gives, as plain numbers and texts.</summary>
internal static class Read
{
    public static (long[][] Inputs, long[][] Targets) Rows(IDataset dataset, SplitName name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using DataSplit split = dataset.Load(name);
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, (int)Math.Max(1, split.Count)), torch.CPU).Single();
        return (Rows(batch.Input), Rows(batch.Target));
    }

    public static string[] Texts(IDataset dataset, SplitName name) =>
        [.. Rows(dataset, name).Inputs.Select(row => dataset.Info.InputVocabulary!.Text(row))];

    public static string[] Targets(IDataset dataset, SplitName name) =>
        [.. Rows(dataset, name).Targets.Select(row => dataset.Info.OutputVocabulary!.Text(row))];

    public static long[] Labels(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        return [.. split.Labels!];
    }

    private static long[][] Rows(torch.Tensor tensor)
    {
        long[] all = tensor.contiguous().data<long>().ToArray();
        return [.. all.Chunk(all.Length / (int)tensor.shape[0])];
    }
}
