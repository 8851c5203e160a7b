;;; Emacs with the settings of docs/guide/editors.md: what is typed, what is offered, and the text afterwards.
;;;
;;;     emacs --batch -l tests/editors/emacs.el REGISTRY    with `mieux' on the PATH

(require 'package)
(package-initialize)
(setq eglot-sync-connect t eglot-autoshutdown nil make-backup-files nil create-lockfiles nil)

(with-temp-buffer
  (insert-file-contents "docs/guide/editors.md")
  (re-search-forward "^```elisp\n")
  (let ((start (point)))
    (re-search-forward "^```$")
    (eval-region start (match-beginning 0))))

(defun wait-for (what test)
  "Wait until TEST returns something, or say that WHAT does not come."
  (let ((end (+ (float-time) 20)) found)
    (while (not (setq found (funcall test)))
      (when (> (float-time) end) (error "emacs: %s does not come" what))
      (accept-process-output nil 0.05))
    found))

(defun line-at (pattern)
  "Go to the line that begins with PATTERN."
  (goto-char (point-min))
  (re-search-forward (concat "^" pattern))
  (beginning-of-line))

(defun typed (pattern text)
  "The line of PATTERN after the first thing that is offered at the bar in TEXT was accepted."
  (line-at pattern)
  (delete-region (point) (line-end-position))
  (insert (replace-regexp-in-string "|.*" "" text))
  (save-excursion (insert (replace-regexp-in-string ".*|" "" text)))
  (let* ((offer (wait-for text #'eglot-completion-at-point))
         (start (nth 0 offer)) (end (nth 1 offer)) (table (nth 2 offer))
         (word (buffer-substring start end))
         (found (wait-for text (lambda () (all-completions word table))))
         (sorted (funcall (or (completion-metadata-get (completion-metadata word table nil) 'display-sort-function) #'identity) found))
         (first (car sorted)))
    (delete-region start end)
    (insert first)
    (funcall (plist-get (nthcdr 3 offer) :exit-function) first 'finished)
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(find-file (expand-file-name "actions/peru-iii.yaml" (car command-line-args-left)))
(setq command-line-args-left nil)
(run-hooks 'post-command-hook)
(unless (eq major-mode 'mieux-mode) (error "emacs: the mode is %s" major-mode))
(wait-for "the server" #'eglot-current-server)

(pcase-dolist (`(,pattern ,text ,expected)
               '(("countries:" "countries: [PE, Ecu|]" "countries: [PE, EC]")
                 ("countries:" "countries: [EC, Perú|]" "countries: [EC, PE]")
                 ("countries:" "countries: [PE, Chi|]" "countries: [PE, CL]")
                 ("status:" "status: complet|" "status: completed")
                 ("status:" "status: Conclui|" "status: completed")
                 ("status:" "status: on-|" "status: on-hold")
                 ("  - partner:" "  - partner: Crime|" "  - partner: unodc")))
  (let ((line (typed pattern text)))
    (unless (equal line expected) (error "emacs: %s: %s" text line))))

(line-at "status:")
(delete-region (point) (line-end-position))
(insert "status: nonsense")
(eglot--signal-textDocument/didChange)
(wait-for "the finding"
          (lambda () (seq-some (lambda (one) (string-match-p "nonsense" (flymake-diagnostic-text one))) (flymake-diagnostics))))
(set-buffer-modified-p nil)
(message "emacs: all typed as said")
