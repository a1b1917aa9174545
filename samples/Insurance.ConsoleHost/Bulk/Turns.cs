namespace Insurance.ConsoleHost.Bulk;

/// <summary>Lets threads write one after the other in the order of the pieces. Whoever has the turn is alone.</summary>
internal sealed class Turns
{
    private readonly object gate = new();
    private long now;
    private bool stopped;

    /// <summary>Waits for the turn of a piece; false where it will never come.</summary>
    public bool Wait(long piece)
    {
        lock (gate)
        {
            while (now != piece && !stopped)
            {
                Monitor.Wait(gate);
            }

            return !stopped;
        }
    }

    /// <summary>Gives the turn to the next piece.</summary>
    public void Pass()
    {
        lock (gate)
        {
            now++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>No turn comes any more.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }
    }
}
