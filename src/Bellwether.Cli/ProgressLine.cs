using System.Globalization;
using Bellwether.Data.Store;

namespace Bellwether.Cli;

/// <summary>Progress on long work: a bar with rows a second and time left on a terminal, a plain line per stage otherwise.</summary>
public sealed class ProgressLine : IProgress<ImportProgress>
{
    private const int BarWidth = 24;
    private readonly CliContext _context;
    private readonly string _unit;
    private readonly Lock _gate = new();
    private long _startedAt;
    private string _stage = "";
    private bool _drawn;

    /// <summary>Progress on the error stream; <paramref name="unit"/> is what is counted.</summary>
    public ProgressLine(CliContext context, string unit = "rows") => (_context, _unit) = (context, unit);

    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
        lock (_gate)
        {
            if (value.Stage != _stage)
            {
                Clear();
                _stage = value.Stage;
                _startedAt = _context.Clock.GetTimestamp();
                if (!_context.ErrorsAreTerminal) _context.Errors.WriteLine(_stage);
            }

            if (_context.ErrorsAreTerminal) Draw(value);
        }
    }

    /// <summary>Ends the bar.</summary>
    public void Done()
    {
        lock (_gate) Clear();
    }

    private void Draw(ImportProgress value)
    {
        var seconds = Math.Max(0.001, _context.Clock.GetElapsedTime(_startedAt).TotalSeconds);
        var rate = value.RowsDone / seconds;
        var line = string.Create(CultureInfo.InvariantCulture, $"{_stage} {value.RowsDone:N0} {_unit}, {rate:N0} a second");
        if (value.RowsTotal > 0)
        {
            var share = Math.Clamp((double)value.RowsDone / value.RowsTotal, 0, 1);
            var filled = (int)(share * BarWidth);
            var left = rate > 0 ? (value.RowsTotal - value.RowsDone) / rate : 0;
            line = string.Create(CultureInfo.InvariantCulture, $"{_stage} [{new string('█', filled)}{new string('·', BarWidth - filled)}] {share:P0}, {Rate(rate)} {_unit}/s, {left:N0} s left");
        }

        _context.Errors.Write($"\r\u001b[K{line}");
        _drawn = true;
    }

    private static string Rate(double rate) => rate.ToString(rate < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private void Clear()
    {
        if (_drawn) _context.Errors.Write("\r\u001b[K");
        _drawn = false;
    }
}
