using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// Makes the batches of a pass ahead of their use: on several threads, in the order of the pass, and never more than fit into the
/// memory that was given.
/// </summary>
internal sealed class BatchQueue : IDisposable
{
    private readonly BatchSampler order;
    private readonly SampleReader maker;
    private readonly ParallelOptions parallel;
    private readonly CancellationTokenSource cancellation = new();
    private readonly BlockingCollection<BatchBuffer> ready;
    private readonly ConcurrentBag<BatchBuffer> free = [];
    private readonly Task producer;

    /// <summary>Begins to make batches.</summary>
    /// <param name="order">The pass.</param>
    /// <param name="maker">What makes a sample.</param>
    /// <param name="bytes">The memory for batches that are ready; one always may be.</param>
    /// <param name="threads">The number of threads.</param>
    public BatchQueue(BatchSampler order, SampleReader maker, long bytes, int threads)
    {
        this.order = order;
        this.maker = maker;
        int largest = Math.Min(order.BatchSize, order.Indices.Length);
        Depth = (int)Math.Clamp(bytes / Math.Max(1, BatchBuffer.Bytes(maker, largest)), 1, Math.Max(1, order.Batches));
        ready = new BlockingCollection<BatchBuffer>(Depth);
        parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation.Token };
        producer = Task.Factory.StartNew(Produce, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The most batches that are ready at a time.</summary>
    public int Depth { get; }

    /// <summary>The number of buffers that were ever made.</summary>
    public int Buffers { get; private set; }

    /// <summary>The next batch.</summary>
    /// <exception cref="Errors.NebulaException">NB3033: a file has changed since the run began.</exception>
    public BatchBuffer Take()
    {
        if (!ready.TryTake(out BatchBuffer? buffer, Timeout.Infinite))
        {
            producer.GetAwaiter().GetResult(); // it ended early: this says why
            throw new InvalidOperationException("The pass is over.");
        }
        return buffer;
    }

    /// <summary>Gives a batch's buffer back.</summary>
    public void Return(BatchBuffer buffer) => free.Add(buffer);

    /// <summary>Ends the pass, wherever it is.</summary>
    public void Dispose()
    {
        cancellation.Cancel();
        try
        {
            producer.Wait();
        }
        catch (AggregateException)
        {
            // Whoever wanted the batch that failed was told.
        }
        ready.Dispose();
        cancellation.Dispose();
    }

    private void Produce()
    {
        try
        {
            for (int batch = 0; batch < order.Batches; batch++)
            {
                ready.Add(Make(order[batch]), cancellation.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody wants the rest.
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    private BatchBuffer Make(ReadOnlyMemory<long> samples)
    {
        if (!free.TryTake(out BatchBuffer? buffer))
        {
            buffer = new BatchBuffer(maker, Math.Min(order.BatchSize, order.Indices.Length));
            Buffers++;
        }
        Parallel.For(0, samples.Length, parallel, place => maker.Make(
            (int)samples.Span[place],
            order.Augmentation,
            buffer.Inputs.AsSpan(place * maker.InputSize, maker.InputSize),
            buffer.Targets.AsSpan(place * maker.TargetSize, maker.TargetSize),
            buffer.Classes.AsSpan(place * maker.TargetClasses, maker.TargetClasses)));
        return buffer;
    }
}

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
