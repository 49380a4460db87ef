namespace NebulaBench.Datasets.Images;

/// <summary>The numbers of one batch on their way to a tensor.</summary>
/// <param name="maker">Says how many values a sample has.</param>
/// <param name="samples">The most samples of a batch.</param>
internal sealed class BatchBuffer(SampleReader maker, int samples)
{
    public float[] Inputs { get; } = new float[checked(samples * maker.InputSize)];

    public float[] Targets { get; } = new float[checked(samples * maker.TargetSize)];

    public long[] Classes { get; } = new long[checked(samples * maker.TargetClasses)];

    /// <summary>The bytes that a batch of so many samples takes.</summary>
    public static long Bytes(SampleReader maker, int samples) =>
        samples * ((long)(maker.InputSize + maker.TargetSize) * sizeof(float) + ((long)maker.TargetClasses * sizeof(long)));
}
