" In a real Vim with ALE, on the English draft, as this ALE takes columns for bytes: SERVER=… DESK=… OUT=… vim -u NONE -N -es -S vim.vim
set nocompatible hidden
set rtp^=/usr/share/vim/vimfiles rtp+=/usr/share/vim-ale
let g:ale_linters_explicit = 1
let g:ale_linters = {'markdown': ['factlint']}
let g:ale_disable_lsp = 0
filetype plugin on
runtime plugin/ale.vim
call ale#linter#Define('markdown', {'name': 'factlint', 'lsp': 'stdio', 'executable': $SERVER, 'command': '%e lsp', 'language': 'markdown', 'project_root': {buffer -> fnamemodify(findfile('factlint.toml', expand('#' . buffer . ':p:h') . ';'), ':p:h')}})

function! Say(what) abort
  call writefile([a:what], $OUT, 'a')
endfunction

function! Eventually(what, done) abort
  let l:start = reltime()
  while !a:done()
    sleep 50m
    if reltimefloat(reltime(l:start)) > 20
      call Say('FAIL: ' . a:what)
      cquit!
    endif
  endwhile
  call Say('ok ' . a:what)
endfunction

function! Findings() abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, found -> stridx(found.text, '22 years') >= 0})
endfunction

function! Take(data, items) abort
  for l:item in a:items
    if has_key(l:item[1], 'edit') && l:item[1].title =~# '^Re.*22'
      return ale#codefix#ApplyLSPCodeAction(a:data, l:item[1])
    endif
  endfor
endfunction

try
  execute 'edit ' . fnameescape($DESK . '/drafts/kessaci-errors.md')
  set filetype=markdown
  call ale#Queue(0, 'lint_file')
  call Eventually('findings are diagnostics', {-> len(Findings()) == 1})
  call cursor(Findings()[0].lnum, Findings()[0].col)
  call ale#codefix#Execute(0, function('Take'))
  call Eventually('a fix puts the sourced value in place', {-> search('Kessaci, 22,', 'nw') > 0})
  call ale#Queue(0, 'lint_file')
  call Eventually('and its finding goes', {-> len(Findings()) == 0})
  silent write
catch
  call Say('FAIL: ' . v:exception . ' ' . v:throwpoint)
  cquit!
endtry
qall!
