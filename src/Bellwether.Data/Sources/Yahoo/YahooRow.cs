namespace Bellwether.Data.Sources;

/// <summary>One row as Yahoo wrote it, prices in its own adjustment.</summary>
internal struct YahooRow
{
    public DateOnly Date;
    public int Line;
    public double Open;
    public double High;
    public double Low;
    public double Close;
    public double Volume;

    /// <summary>On the split basis of the file's last row; 0 for none.</summary>
    public double Dividend;

    /// <summary>New shares per old share; 0 for none.</summary>
    public double Split;

    /// <summary>False: the prices were kept aside (already named), but the date and the actions still count.</summary>
    public bool HasPrices;

    /// <summary>True: the dividend or split cell could not be read, so what lies before cannot be derived.</summary>
    public bool ActionsUnreadable;

    /// <summary>True: the close is zero or below.</summary>
    public bool CloseNotPositive;
}
