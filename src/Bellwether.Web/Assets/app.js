// Pages work without this script; it sorts tables, opens the drawer of a number in place, remembers light or dark, takes a dropped file, and says
// when a newer data set is served.
(() => {
  'use strict';
  const body = document.body;
  const words = body.dataset;

  const theme = document.getElementById('theme');
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
  });

  const key = (row, at) => {
    const cell = row.cells[at];
    const given = cell.dataset.sort;
    if (given !== undefined && given !== '' && !Number.isNaN(Number(given))) return Number(given);
    return given ?? cell.textContent.trim();
  };
  const isEmpty = value => value === '';
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  const sort = (table, heading, at) => {
    const falling = heading.getAttribute('aria-sort') === 'descending' || (!heading.hasAttribute('aria-sort') && !heading.classList.contains('num'));
    for (const other of heading.parentElement.cells) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', falling ? 'ascending' : 'descending');
    const rows = [...table.tBodies[0].rows].map(row => ({ row, value: key(row, at) }));
    // What has no value stays at the end, whichever way the rest is sorted.
    rows.sort((a, b) => isEmpty(a.value) || isEmpty(b.value) ? isEmpty(a.value) - isEmpty(b.value) : (falling ? 1 : -1) * compare(a.value, b.value));
    table.tBodies[0].append(...rows.map(item => item.row));
  };
  const sortable = root => {
    for (const table of root.querySelectorAll('table')) {
      if (!table.tHead || table.tBodies[0].rows.length < 3 || table.closest('.drawer')) continue;
      [...table.tHead.rows[0].cells].forEach((heading, at) => {
        if ([...table.tBodies[0].rows].every(row => row.cells[at]?.querySelector('svg'))) return;
        const button = document.createElement('button');
        button.type = 'button';
        button.append(...heading.childNodes);
        heading.append(button);
        heading.classList.add('sortable');
        button.addEventListener('click', () => sort(table, heading, at));
      });
    }
  };
  sortable(document);

  const drawer = document.createElement('dialog');
  drawer.className = 'drawer';
  drawer.setAttribute('aria-label', words.drawer);
  const head = document.createElement('div');
  head.className = 'head';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = words.close;
  close.addEventListener('click', () => drawer.close());
  const content = document.createElement('div');
  content.setAttribute('aria-live', 'polite');
  head.append(close);
  drawer.append(head, content);
  body.append(drawer);
  drawer.addEventListener('click', event => { if (event.target === drawer) drawer.close(); });
  let opener = null;
  drawer.addEventListener('close', () => opener?.focus());
  const part = async address => {
    const answer = await fetch(address, { headers: { accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  };
  document.addEventListener('click', async event => {
    const link = event.target.closest('a.f');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (!drawer.open) opener = link;
    content.textContent = words.loading;
    if (!drawer.open) drawer.showModal();
    try {
      content.innerHTML = await part(`${link.getAttribute('href')}&part=1`);
    } catch {
      content.textContent = words.failed;
    }
  });

  for (const field of document.querySelectorAll('textarea[data-drop]')) {
    field.addEventListener('dragover', event => { event.preventDefault(); field.classList.add('over'); });
    field.addEventListener('dragleave', () => field.classList.remove('over'));
    field.addEventListener('drop', async event => {
      const file = event.dataTransfer.files[0];
      field.classList.remove('over');
      if (!file) return;
      event.preventDefault();
      field.value = await file.text();
    });
  }

  // A marked passage opens its card.
  const show = () => {
    const card = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details.claim');
    if (!card) return;
    card.open = true;
    card.querySelector('summary').focus();
  };
  addEventListener('hashchange', show);
  document.addEventListener('click', event => { if (event.target.closest('.article a.m')?.hash === location.hash) show(); });

  for (const slider of document.querySelectorAll('input[type=range][data-part]')) {
    const shown = document.getElementById(`${slider.id}-shown`);
    const target = document.getElementById(slider.dataset.target);
    let last = 0;
    let timer = 0;
    slider.addEventListener('input', () => {
      shown.textContent = slider.value;
      clearTimeout(timer);
      const turn = ++last;
      timer = setTimeout(async () => {
        try {
          const markup = await part(`${slider.dataset.part}${encodeURIComponent(slider.value)}`);
          if (turn !== last) return;
          target.innerHTML = markup;
          sortable(target);
        } catch {
          target.textContent = words.failed;
        }
      }, 120);
    });
  }

  const news = document.getElementById('news');
  if (words.version) {
    setInterval(async () => {
      try {
        const version = (await fetch('/status')).headers.get('Bellwether-Dataset');
        if (version && version.split(' ')[0] !== words.version) news.hidden = false;
      } catch {
        // The server is away; the page stays what it is.
      }
    }, 10000);
  }
})();
